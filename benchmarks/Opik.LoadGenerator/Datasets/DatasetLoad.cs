using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Opik.LoadGenerator.Datasets;

/// <summary>A large dataset: insert, pages, a parallel read of all of it, filters, versions, deletion.</summary>
internal static class DatasetLoad
{
    private const string Name = "large";
    private const int PageSize = 2000;

    public static async Task RunAsync(DatasetLoadOptions options)
    {
        if (Directory.Exists(options.Data))
            Directory.Delete(options.Data, recursive: true);
        var report = new StringBuilder();
        void Line(string text)
        {
            Console.WriteLine(text);
            report.AppendLine(text);
        }

        Line($"# Dataset of {options.Items:N0} items, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
        Line(string.Empty);
        Line($"Machine: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}; .NET {Environment.Version}. Generator and server share it. Command: `dotnet run -c Release --project benchmarks/Opik.LoadGenerator -- datasets --items {options.Items} --connections {options.Connections}`");
        Line(string.Empty);
        Line("| what | value |");
        Line("|---|---|");
        var (server, _) = await ServerUnderLoad.StartAsync(options.Server, options.Data);
        await using (server)
        {
            var run = new Run(server, options, (name, value) => Line($"| {name} | {value} |"));
            await run.WriteAsync();
            await run.ReadAsync();
            await run.FilterAsync();
            await run.ChangeAsync();
            await run.DeleteAsync();
            Line($"| memory of the server at the end, peak | {server.Memory:0} MiB, {server.PeakMemory:0} MiB |");
        }

        Directory.Delete(options.Data, recursive: true);
        if (options.Output is { } file)
            await File.WriteAllTextAsync(file, report.ToString());
    }

    private sealed class Run(ServerUnderLoad server, DatasetLoadOptions options, Action<string, string> line)
    {
        private readonly DatasetClient _client = new(server.Client);
        private readonly ItemFactory _factory = new();
        private string _id = string.Empty;
        private string _first = string.Empty;

        public async Task WriteAsync()
        {
            var group = Guid.CreateVersion7();
            long bytes = 0;
            var times = new ConcurrentBag<double>();
            var watch = Stopwatch.StartNew();
            await ForEachAsync(ItemFactory.Requests(options.Items), async request =>
            {
                var body = _factory.Body(Name, group, request, options.Items);
                Interlocked.Add(ref bytes, body.Length);
                times.Add((await _client.SendAsync(HttpMethod.Put, DatasetClient.Root + "/items", body)).Milliseconds);
            });
            line($"insert, {options.Connections} connections, batches of 1,000 in one group", $"{options.Items / watch.Elapsed.TotalSeconds:N0} items/s; a batch, median / p99 / max {Percentiles.Of(times)} ms");
            line($"disk an item, of {bytes / options.Items:N0} B sent", $"{server.DiskBytes / options.Items:N0} B");
            _id = (await _client.PostAsync(DatasetClient.Root + "/retrieve", new { dataset_name = Name })).Json!.Value.GetProperty("id").GetString()!;
            _first = await LatestAsync();
        }

        public async Task ReadAsync()
        {
            var pages = (options.Items + PageSize - 1) / PageSize;
            line("first page of 10, median / p99 / max ms", $"{await _client.MeasureAsync(Page("page=1&size=10"), options.Repeats)}");
            line("first page of 2,000", $"{await _client.MeasureAsync(Page("page=1&size=2000"), options.Repeats)}");
            line("last page of 2,000, nothing remembered", $"{(await _client.SendAsync(HttpMethod.Get, Page($"page={pages}&size=2000"))).Milliseconds:0} ms");
            line("last page of 2,000, then", $"{await _client.MeasureAsync(Page($"page={pages}&size=2000"), options.Repeats)}");
            var seen = new ConcurrentDictionary<Guid, bool>();
            var watch = Stopwatch.StartNew();
            await ForEachAsync(pages, async page => await _client.SendAsync(HttpMethod.Get, Page($"page={page + 1}&size={PageSize}"), parse: false));
            line($"all of it in pages of 2,000, {options.Connections} at a time", $"{watch.Elapsed.TotalSeconds:0.0} s, {options.Items / watch.Elapsed.TotalSeconds:N0} items/s");
            watch.Restart();
            await ForEachAsync(pages, async page =>
            {
                foreach (var item in (await _client.SendAsync(HttpMethod.Get, Page($"page={page + 1}&size={PageSize}"))).Json!.Value.GetProperty("content").EnumerateArray())
                    seen.TryAdd(item.GetProperty("id").GetGuid(), true);
            });
            line("different ids in it", $"{seen.Count:N0}");
            var stream = await _client.SendAsync(HttpMethod.Post, DatasetClient.Root + "/items/stream", Encoding.UTF8.GetBytes($$"""{"dataset_name":"{{Name}}","steam_limit":2000}"""), parse: false);
            line("stream of 2,000", $"{stream.Milliseconds:0} ms");
        }

        public async Task FilterAsync()
        {
            await FilterAsync("question contains a text that 1 in 10,000 has", "data", "question", "contains", ItemFactory.Rare);
            await FilterAsync("question contains a text that none has", "data", "question", "contains", "platypus crossing");
            await FilterAsync("question starts with a text that all have", "data", "question", "starts_with", "What of");
            await FilterAsync("number compared with none", "data.expected_output.confidence", "", ">", "0.9");
            await FilterAsync("column", "created_by", "", "=", "nobody");
            var sorting = Uri.EscapeDataString("""[{"field":"data.question","direction":"ASC"}]""");
            line("sorted by question, first page", $"{(await _client.SendAsync(HttpMethod.Get, Page($"size=100&sorting={sorting}"))).Milliseconds:0} ms");
            line("sorted by question, another page", $"{(await _client.SendAsync(HttpMethod.Get, Page($"page=100&size=100&sorting={sorting}"))).Milliseconds:0} ms");
        }

        public async Task ChangeAsync()
        {
            var changed = Math.Min(options.Items, 1000);
            var time = (await _client.SendAsync(HttpMethod.Put, DatasetClient.Root + "/items", _factory.Body(Name, Guid.CreateVersion7(), 0, changed, " indeed"))).Milliseconds;
            line($"version with {changed:N0} edited items", $"{time:0} ms");
            var diff = await _client.SendAsync(HttpMethod.Get, $"{DatasetClient.Root}/{_id}/versions/diff?from_version={_first}&to_version=latest");
            line("comparison of the two versions", $"{diff.Milliseconds:0} ms, {diff.Json!.Value.GetProperty("statistics").GetRawText()}");
            await LargeAsync("deletion of all items by an empty filter", () => _client.PostAsync(DatasetClient.Root + "/items/delete", new { dataset_id = _id, filters = Array.Empty<object>(), batch_group_id = Guid.CreateVersion7() }));
            await LargeAsync("restoration of the first version", () => _client.PostAsync($"{DatasetClient.Root}/{_id}/versions/restore", new { version_ref = _first }));
            line("last page of the restored version", $"{(await _client.SendAsync(HttpMethod.Get, $"{DatasetClient.Root}/{_id}/items?page={(options.Items + PageSize - 1) / PageSize}&size=2000")).Milliseconds:0} ms");
        }

        public Task DeleteAsync() => LargeAsync("deletion of the dataset, answer", async () =>
        {
            var answer = await _client.SendAsync(HttpMethod.Delete, $"{DatasetClient.Root}/{_id}");
            // Its items go in the background: the probe goes on for a while.
            await Task.Delay(TimeSpan.FromSeconds(5));
            return answer;
        });

        private async Task FilterAsync(string what, string field, string key, string @operator, string value)
        {
            var filters = Uri.EscapeDataString($$"""[{"field":"{{field}}","type":"{{(@operator == ">" ? "number" : "string")}}","operator":"{{@operator}}","key":"{{key}}","value":"{{value}}"}]""");
            var first = await _client.SendAsync(HttpMethod.Get, Page($"size=100&filters={filters}"));
            var second = await _client.SendAsync(HttpMethod.Get, Page($"page=2&size=100&filters={filters}"));
            line($"filter: {what}", $"{first.Milliseconds:0} ms with its total of {first.Json!.Value.GetProperty("total").GetInt64():N0}, next page {second.Milliseconds:0.0} ms");
        }

        private async Task LargeAsync(string what, Func<Task<(System.Text.Json.JsonElement? Json, double Milliseconds, int Bytes)>> work)
        {
            var time = 0.0;
            var slowest = await _client.SlowestTraceDuringAsync(async () => time = (await work()).Milliseconds);
            line(what, $"{time / 1000:0.0} s; slowest write of a trace meanwhile {slowest:0} ms");
        }

        private async Task<string> LatestAsync() =>
            (await _client.SendAsync(HttpMethod.Get, $"{DatasetClient.Root}/{_id}/versions?size=1")).Json!.Value.GetProperty("content")[0].GetProperty("version_hash").GetString()!;

        private string Page(string query) => $"{DatasetClient.Root}/{_id}/items?version={_first}&{query}";

        private async Task ForEachAsync(int count, Func<int, Task> work) =>
            await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = options.Connections }, async (i, _) => await work(i));
    }
}
