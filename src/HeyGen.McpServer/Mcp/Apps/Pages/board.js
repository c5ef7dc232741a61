const isBoard = job => Array.isArray(job.jobs);
const showBoard = job => showText({ content: [{ type: 'text', text: job.next }] });
