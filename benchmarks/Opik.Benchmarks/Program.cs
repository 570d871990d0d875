using Opik.Benchmarks.Deletion;
using Opik.Benchmarks.Experiments;
using Opik.Benchmarks.Ingest;
using Opik.Benchmarks.LogAnalytics;
using Opik.Benchmarks.Prompts;
using Opik.Benchmarks.Queries;
using Opik.Benchmarks.Stats;
using Opik.Storage.Sqlite;

// Usage: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- [spans, default 200000] [patches, default 40000]
//    or: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- stats [spans, default 1000000]
//    or: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- queries [spans, default 1000000] [folder to keep the store in]
//    or: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- prompts [prompts, default 2000]
//    or: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- experiments [experiments, default 10] [items, default 10000]
//    or: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- marks [spans, default 100000]
//    or: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- deletion [spans, default 200000]
//    or: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- logs [traces, default 1000000] [folder to keep the store in]
//    or: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- series [traces, default 1000000] [folder to keep the store in]
if (args is ["stats" or "queries" or "prompts" or "experiments" or "marks" or "deletion" or "logs" or "series", ..])
{
    Console.WriteLine($"SQLite {SqliteNative.Description}, .NET {Environment.Version}, {Environment.ProcessorCount} cores");
    if (args[0] == "prompts")
    {
        await PromptBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 2000);
        return;
    }

    if (args[0] == "logs")
    {
        await LogAnalyticsBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 1_000_000, args.Length > 2 ? args[2] : null);
        return;
    }

    if (args[0] == "series")
    {
        await LogSeriesBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 1_000_000, args.Length > 2 ? args[2] : null);
        return;
    }

    if (args[0] == "marks")
    {
        await MarkBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 100_000);
        return;
    }

    if (args[0] == "deletion")
    {
        await DeletionBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 200_000);
        return;
    }

    if (args[0] == "experiments")
    {
        await ExperimentBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 10, args.Length > 2 ? int.Parse(args[2]) : 10_000);
        return;
    }

    var rows = args.Length > 1 ? int.Parse(args[1]) : 1_000_000;
    await (args[0] == "stats" ? StatsBenchmark.RunAsync(rows) : QueryBenchmark.RunAsync(rows, args.Length > 2 ? args[2] : null));
    return;
}

var spans = args.Length > 0 ? int.Parse(args[0]) : 200_000;
var patches = args.Length > 1 ? int.Parse(args[1]) : 40_000;
Console.WriteLine($"SQLite {SqliteNative.Description}, .NET {Environment.Version}, {Environment.ProcessorCount} cores, {spans:N0} spans of 2 KB, {patches:N0} patches");
await IngestBenchmark.RunAsync(spans, patches);
