META
key;value
description;Equal points: more votes before lower cost
num_projects;2
num_votes;3
budget;3
vote_type;cumulative
PROJECTS
project_id;cost
p;2
q;3
VOTES
voter_id;vote;points
a;p;6
b;q;3
c;q;3
