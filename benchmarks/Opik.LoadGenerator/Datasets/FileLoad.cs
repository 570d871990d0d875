using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Opik.LoadGenerator.Datasets;

/// <summary>A large CSV file imported into a dataset, and the dataset exported again: rates, memory, what a writer beside it waits.</summary>
internal static class FileLoad
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    public static async Task RunAsync(FileLoadOptions options)
    {
        if (Directory.Exists(options.Data))
            Directory.Delete(options.Data, recursive: true);
        Directory.CreateDirectory(options.Data);
        var report = new StringBuilder();
        void Line(string text)
        {
            Console.WriteLine(text);
            report.AppendLine(text);
        }

        Line($"# File of {options.MiB:N0} MiB into a dataset and out again, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
        Line(string.Empty);
        Line($"Machine: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}; .NET {Environment.Version}. Generator and server share it. Command: `dotnet run -c Release --project benchmarks/Opik.LoadGenerator -- dataset-files --mib {options.MiB} --row {options.RowLength}`");
        Line(string.Empty);
        Line("| what | value |");
        Line("|---|---|");
        var file = Path.Combine(options.Data, "items.csv");
        var rows = Write(file, options);
        var (server, _) = await ServerUnderLoad.StartAsync(options.Server, Path.Combine(options.Data, "server"));
        await using (server)
            await MeasureAsync(server, file, rows, (name, value) => Line($"| {name} | {value} |"));
        Directory.Delete(options.Data, recursive: true);
        if (options.Output is { } output)
            await File.WriteAllTextAsync(output, report.ToString());
    }

    private static async Task MeasureAsync(ServerUnderLoad server, string file, int rows, Action<string, string> line)
    {
        var client = new DatasetClient(server.Client);
        var id = Guid.CreateVersion7();
        await client.PostAsync(DatasetClient.Root, new { id, name = "from a file" });
        line("memory when idle", $"{server.Memory:0} MiB");
        var watch = Stopwatch.StartNew();
        await UploadAsync(server.Client, id, file);
        line($"upload of {rows:N0} rows", $"{watch.Elapsed.TotalSeconds:0.0} s; memory {server.Memory:0} MiB, peak {server.PeakMemory:0} MiB");

        watch.Restart();
        var halfway = 0.0;
        var slowest = await client.SlowestTraceDuringAsync(() => UntilAsync(
            async () => (await client.SendAsync(HttpMethod.Get, $"{DatasetClient.Root}/{id}/imports")).Json!.Value[0],
            job =>
            {
                if (job.TryGetProperty("imported", out var imported) && imported.GetInt64() < rows / 2)
                    halfway = server.PeakMemory;
            }));
        line("import", $"{watch.Elapsed.TotalSeconds:0.0} s, {rows / watch.Elapsed.TotalSeconds:N0} rows/s; slowest write of a trace meanwhile {slowest:0} ms");
        line("peak memory after half, at the end", $"{halfway:0} MiB, {server.PeakMemory:0} MiB");
        var total = (await client.SendAsync(HttpMethod.Get, $"{DatasetClient.Root}/{id}/items?size=1")).Json!.Value.GetProperty("total").GetInt64();
        line("items in it", $"{total:N0}");

        foreach (var format in new[] { "csv", "jsonl" })
        {
            watch.Restart();
            var job = (await client.PostAsync($"{DatasetClient.Root}/{id}/export", new { format })).Json!.Value.GetProperty("id").GetString();
            var path = $"{DatasetClient.Root}/export-jobs/{job}";
            slowest = await client.SlowestTraceDuringAsync(() => UntilAsync(async () => (await client.SendAsync(HttpMethod.Get, path)).Json!.Value, _ => { }));
            line($"export as {format}", $"{watch.Elapsed.TotalSeconds:0.0} s, {rows / watch.Elapsed.TotalSeconds:N0} rows/s; slowest write of a trace meanwhile {slowest:0} ms");
            watch.Restart();
            line("download", $"{await DownloadAsync(server.Client, path + "/download") >> 20:N0} MiB in {watch.Elapsed.TotalSeconds:0.0} s");
        }

        line("memory at the end, peak", $"{server.Memory:0} MiB, {server.PeakMemory:0} MiB");
    }

    private static async Task UploadAsync(HttpClient client, Guid dataset, string file)
    {
        await using var stream = File.OpenRead(file);
        using var form = new MultipartFormDataContent { { new StringContent(dataset.ToString()), "dataset_id" }, { new StreamContent(stream), "file", "items.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DatasetClient.Root}/items/from-csv") { Content = form };
        using var answer = await client.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The upload was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task UntilAsync(Func<Task<JsonElement>> look, Action<JsonElement> seen)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            var job = await look();
            seen(job);
            switch (job.GetProperty("status").GetString())
            {
                case "COMPLETED":
                    return;
                case "FAILED":
                    throw new InvalidOperationException(job.GetRawText());
                default:
                    await Task.Delay(200);
                    break;
            }
        }

        throw new TimeoutException("The job did not end.");
    }

    private static async Task<long> DownloadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        var total = 0L;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            total += read;
        return total;
    }

    private static int Write(string file, FileLoadOptions options)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        writer.Write("question,expected_output,context\n");
        var bytes = (long)options.MiB << 20;
        var rows = 0;
        for (var written = 0L; written < bytes; rows++)
        {
            var start = $"What of item {rows}?,\"It is, {rows % 977}\",\"";
            writer.Write(start);
            writer.Write(ItemFactory.Text(rows, options.RowLength - start.Length));
            writer.Write("\"\n");
            written += options.RowLength + 2;
        }

        return rows;
    }
}
