using Opik.Benchmarks.Ingest;
using Opik.Benchmarks.Stats;
using Opik.Storage.Sqlite;

// Usage: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- [spans, default 200000] [patches, default 40000]
//    or: dotnet run -c Release --project benchmarks/Opik.Benchmarks -- stats [spans, default 1000000]
if (args is ["stats", ..])
{
    Console.WriteLine($"SQLite {SqliteNative.Description}, .NET {Environment.Version}, {Environment.ProcessorCount} cores");
    await StatsBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1]) : 1_000_000);
    return;
}

var spans = args.Length > 0 ? int.Parse(args[0]) : 200_000;
var patches = args.Length > 1 ? int.Parse(args[1]) : 40_000;
Console.WriteLine($"SQLite {SqliteNative.Description}, .NET {Environment.Version}, {Environment.ProcessorCount} cores, {spans:N0} spans of 2 KB, {patches:N0} patches");
await IngestBenchmark.RunAsync(spans, patches);
