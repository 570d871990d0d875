using Opik;
using Opik.Datasets;
using Opik.Evaluation;

// Runs a few items, says that they are stored, and hangs in the next one until it is killed.
var (address, project, runs) = (new Uri(args[0]), args[1], int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
var client = new OpikClient(new OpikOptions { UrlOverride = address, ProjectName = project });
var dataset = await client.Datasets.GetAsync("numbers");
var ended = 0;
await client.EvaluateAsync(
    dataset,
    async item =>
    {
        if (Interlocked.Increment(ref ended) > runs)
        {
            await client.FlushAsync();
            Console.WriteLine("hangs");
            await Task.Delay(Timeout.InfiniteTimeSpan);
        }

        return new { output = item["n"]!.ToString() };
    },
    new EvaluationOptions { TaskThreads = 1, ExperimentName = "killed" });
