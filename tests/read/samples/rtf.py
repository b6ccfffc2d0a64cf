"""Rich text made by code, as word processors of several makes write it."""

WORD = rb"""{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset2 Symbol;}
{\f2\fswiss\fcharset238 Arial CE;}{\f3\fmodern\fcharset128 MS Gothic;}}{\colortbl;\red0\green0\blue0;}
{\stylesheet{\ql\snext0 Normal;}{\s1\sbasedon0\outlinelevel0 heading 1;}{\s5\qc Title;}{\s7 Quote;}
{\*\cs10 Default Font;}}
{\*\revtbl{Unknown;}{Ed Itor;}{Sub Editor;}}{\info{\title Council votes}{\author Ann Writer}
{\creatim\yr2026\mo1\dy5\hr8\min0}{\revtim\yr2026\mo1\dy6\hr9\min30}}
{\header\pard DRAFT {\field{\*\fldinst PAGE}{\fldrslt 2}}\par}
\pard\plain\s5 Council votes\par
\pard\plain The council voted {\deleted\revauthdel1\revdttmdel1205940800 5-1}{\revised\revauth1\revdttm1205940800 6-0}
 on {\*\atrfstart 0}Monday{\*\atrfend 0}{\*\atnid CR}{\*\atnauthor Cora Reader}\chatn{\*\annotation{\*\atnref 0}
{\*\atndate 1205940800}Was it not Tuesday?} to bar \ldblquote military\_style\rdblquote\~training
 {\super\chftn{\footnote\pard\chftn As the minutes show.}}\u55357 ?\u56832 ?.\par
\pard\s7 We re\-elected her, d\'e9j\'e0 vu: {\f2 \'9e\'e1k}, {\f3 \'93\'8c\'8b\'9e}, {\f1 \'b7}
 \u8217\'92s\emdash\{done\}.
\par
\pard\s1 What comes next\par
\pard{\listtext 1.\tab}{\v Secret words}One\line Two\tab three{\*\unknown{\b gone}}{\pict\wmetafile8 0102030405}.\par
\trowd\cellx1\cellx2\intbl For\cell six\cell\row
\pard Members left{\deleted\revauthdel2 \par Then they came}{\deleted\revauthdel2  back} at once.\par
{\shp{\*\shpinst\shpleft1{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard In the box.\par}}{\shprslt{\*\do In the box.}}}}"""
TEXTEDIT = rb"""{\rtf1\ansi\ansicpg1252\cocoartf2709
\cocoatextscaling0{\fonttbl\f0\fswiss\fcharset0 Helvetica;}
{\colortbl;\red255\green255\blue255;}
{\*\expandedcolortbl;;}
\pard\tx566\pardirnatural
\f0\fs24 \cf0 The mayor said:\
\'93We met.\'94\
\uc0\u1046 \u1048 .}"""


def samples() -> list[tuple[str, bytes]]:
    """Rich text by name."""
    return [("word.rtf", WORD), ("textedit.rtf", TEXTEDIT)]
