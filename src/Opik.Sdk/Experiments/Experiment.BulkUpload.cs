using System.Text;
using System.Text.Json;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Rest;

namespace Opik.Experiments;

/// <content>Uploading whole runs.</content>
public sealed partial class Experiment
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Uploads runs with their traces, spans and scores in few requests. Ids are made where absent, so a repeated call stores
    /// everything twice; give ids to be able to repeat. After a failure nothing new is sent. Python: <c>batch_upload_items</c>.
    /// </summary>
    /// <param name="records">The runs.</param>
    /// <param name="how">Project, requests at once; null: as the experiment has it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikValidationException">Records are malformed (all of them are named), or one is larger than a request.</exception>
    /// <exception cref="OpikApiException">The server refused.</exception>
    public async Task BatchUploadItemsAsync(IReadOnlyList<BulkRecord> records, BulkUpload? how = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        how ??= new BulkUpload();
        if (how.Threads < 1)
            throw new ArgumentException("Threads must be 1 or more.", nameof(how));
        var project = how.ProjectName ?? ProjectName;
        if (how.ValidateBeforeUpload)
            Refuse(BulkValidation.Problems(records, 0, project));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Sizes are checked before the first request as well, unless checks wait for their turn.
        var batches = BulkBatch.Split(BulkBatch.HeadOf(this, project), records.Select((record, position) => Write(record, position, how.ValidateBeforeUpload, project)));
        if (how.ValidateBeforeUpload)
            batches = [.. batches];
        var running = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(how.Threads, ParallelSending.MostThreads), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(batches, running, async (batch, ending) =>
        {
            // Requests under way may end after another one failed, but not for long.
            using var late = ending.Register(() => stop.CancelAfter(LastWait));
            await SendAsync(batch, ending, stop.Token).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static void Refuse(List<string> problems)
    {
        if (problems.Count > 0)
            throw new OpikValidationException(problems);
    }

    private static bool IsTooLarge(RestResponse response) => (int)response.Status switch
    {
        413 => true,
        422 => Encoding.UTF8.GetString(response.Body.Span).Contains("request size exceeds the maximum allowed size", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private ReadOnlyMemory<byte> Write(BulkRecord record, int position, bool isChecked, string? project)
    {
        if (!isChecked)
            Refuse(BulkValidation.Problems([record], position, project));
        var identified = record with
        {
            Trace = record.Trace is { } trace ? trace with { Id = trace.Id ?? UuidV7.Create(client.Clock), ProjectName = trace.ProjectName ?? project } : null,
            Spans = record.Spans is { Count: > 0 } spans ? [.. spans.Select(span => span with { Id = span.Id ?? UuidV7.Create(client.Clock) })] : null,
            FeedbackScores = record.FeedbackScores is { Count: > 0 } ? record.FeedbackScores : null,
        };
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(identified, ExperimentsJson.Default.BulkRecord);
        }
        catch (Exception unwritable) when (unwritable is ArgumentException or NotSupportedException or JsonException)
        {
            throw new ItemNotSerializableException($"Record {position} cannot be written as JSON: {unwritable.Message}", unwritable);
        }
    }

    private async Task SendAsync(BulkBatch batch, CancellationToken noMore, CancellationToken cancellationToken)
    {
        noMore.ThrowIfCancellationRequested();
        var response = await client.Rest.SendAsync(HttpMethod.Put, "v1/private/experiments/items/bulk", batch.ToBody(), compressionLevel: client.Options.ExperimentUploadCompressionLevel, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!IsTooLarge(response) || batch.Records.Length == 1)
        {
            response.EnsureSuccess();
            return;
        }

        var half = batch.Records.Length / 2;
        await SendAsync(batch with { Records = batch.Records[..half] }, noMore, cancellationToken).ConfigureAwait(false);
        await SendAsync(batch with { Records = batch.Records[half..] }, noMore, cancellationToken).ConfigureAwait(false);
    }
}
