"""Who acts and who is acted upon: harm, arrest, dismissal and the like, told with or without the one who acts."""
