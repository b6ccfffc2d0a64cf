"""Write tests/neural/reference.json: a fixed sample of sentences with the original's vectors.

python training/make_reference.py

The vectors are those of the published weights in double precision, rounded to four decimal places.
"""

import json
from pathlib import Path

from tokenizers import Tokenizer

from minilm import Original, folder, weights

TARGET = Path(__file__).resolve().parent.parent / "tests" / "neural" / "reference.json"

SAMPLE = """The council voted 6-1 on Tuesday to close the public pool for two seasons.
Councillors decided by six votes to one to shut the town's swimming pool for two years.
The council voted 4-3 against closing the pool.
“Nobody asked the swimmers,” said Dana Whitlock, who coaches the school team.
Whitlock, the coach of the school team, complained that swimmers had not been consulted.
A petition with 1,394 signatures was handed to the clerk.
Is anyone surprised?
No comment.
The hospital said two of the injured were in critical condition on Sunday evening, while eleven others, among them a
    seven-year-old girl, had been treated for smoke inhalation and sent home.
Smoke from the wildfires closed the airport for a third day.
Shares of the bank rose 3% after it reported a quarterly profit of $2.1 billion.
The minister denied that she had known of the payments.
The minister admitted that she had known about the payments.
The defendant, 52, pleaded not guilty to all nine counts.
She wrote the novel in a cabin without electricity.
Le gouvernement a présenté son budget mercredi.
The pact obliges both countries to cut emissions of methane by 30 percent before 2030.
A storm with winds of up to 140 km/h tore roofs off houses on the coast, the weather service reported.
According to the indictment, the group moved weapons across the border hidden in shipments of fruit.
THE BOARD RESOLVES THAT no funds shall be spent on the acquisition of surveillance equipment.
@rivertown_news that is NOT what she said. Watch the video
Doctors warned that the vaccine would run out within days unless new supplies arrived.
The winning goal came in the 89th minute.
Thousands marched through the capital to demand the release of the journalist."""


def main() -> None:
    """Encode the sample with the original and write it."""
    tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    tokenizer.no_padding()
    original = Original(weights())
    rows = []
    for text in SAMPLE.replace("\n    ", " ").splitlines():
        vector = [round(float(x), 4) for x in original.vector(tokenizer.encode(text).ids)]
        rows.append(f'  {{"text": {json.dumps(text, ensure_ascii=False)},\n   "vector": {json.dumps(vector)}}}')
    TARGET.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
