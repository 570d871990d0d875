using System.Text;
using System.Text.Json;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Every item of a queue with what every reviewer said, as a file: one row per item in CSV, one line per item in JSON Lines.</summary>
internal sealed class QueueExportEndpoint(IAnnotationQueues queues, IAnnotationQueueItems items)
{
    private const int MostItems = 20_000;
    private const int MostJudgements = 500_000;

    public async Task GetAsync(HttpContext http)
    {
        var (scope, id, cancel) = (http.Scope(), http.RouteId(), http.RequestAborted);
        var format = http.QueryText("format") ?? "csv";
        if (format is not ("csv" or "jsonl"))
            throw ApiException.BadRequest("query param format must be csv or jsonl");
        var queue = await queues.GetAsync(scope, id, cancel) ?? throw ApiException.NotFound($"Annotation queue id: {id:D} not found");
        var found = await items.ReviewAsync(scope, id, titles: true, MostItems, cancel);
        var said = (await items.JudgementsAsync(scope, id, MostJudgements, cancel)).ToLookup(one => one.ItemId);

        http.Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName(queue.Queue.Name)}.{format}\"";
        var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 32 * 1024, leaveOpen: true);
        await using (writer)
        {
            var table = new QueueExportTable(said);
            if (format == "csv")
                await writer.WriteAsync(table.Head());
            foreach (var item in found)
                await writer.WriteAsync((format == "csv" ? table.Row(item) : JsonLine(item, said[item.Id])).AsMemory(), cancel);
        }
    }

    private static string JsonLine(QueueReviewItem item, IEnumerable<QueueJudgement> said) =>
        JsonSerializer.Serialize(
            new
            {
                id = item.Id,
                thread_id = item.ThreadId,
                title = item.Title,
                reviewers = said.GroupBy(one => one.Author).Select(author => new
                {
                    name = author.Key,
                    scores = author.Where(one => one.Name is not null).Select(one => new { name = one.Name, value = one.Value, category = one.Category, reason = one.Text }),
                    comments = author.Where(one => one.Name is null).Select(one => one.Text),
                }),
            },
            Hosting.Json.WireJson.Options) + "\n";

    // The name goes into a header between quotes: letters and digits of ASCII are safe everywhere.
    private static string FileName(string name)
    {
        var safe = string.Concat(name.Select(each => char.IsAsciiLetterOrDigit(each) ? each : '-')).Trim('-');
        return safe.Length == 0 ? "queue" : safe[..Math.Min(safe.Length, 80)];
    }
}
