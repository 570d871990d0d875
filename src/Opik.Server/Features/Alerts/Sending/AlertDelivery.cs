using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Alerts.Payloads;
using Opik.Server.Features.Jobs;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Sending;

/// <summary>
/// Sends the message of a bucket. Attempts are counted across restarts; one that was under way when the server stopped is
/// made again, with the same id in the message.
/// </summary>
internal sealed class AlertDelivery(IAlerts alerts, IAlertBuckets buckets, AlertSecrets secrets, WebhookSender sender, TimeProvider clock) : IJobHandler
{
    /// <summary>The kind of the jobs.</summary>
    public const string KindName = "alert_webhook";

    public string Kind => KindName;

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (scope, id) = (run.Job.Scope, run.Job.Subject!.Value);
        if (await buckets.GetAsync(scope, id, cancellationToken) is not { } bucket)
            return null;
        try
        {
            var result = await alerts.GetAsync(scope, bucket.AlertId, cancellationToken) is { IsEnabled: true } alert ? await SendAsync(run, alert, bucket, cancellationToken) : (JsonText?)null;
            await buckets.DeleteAsync(scope, id, CancellationToken.None);
            return result;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or JobCancelledException or StoreUnavailableException))
        {
            // Given up: it would stop others from being sent.
            await buckets.DeleteAsync(scope, id, CancellationToken.None);
            throw;
        }
    }

    private async Task<JsonText> SendAsync(JobRun run, Alert alert, AlertBucket bucket, CancellationToken cancellationToken)
    {
        var scope = run.Job.Scope;
        var body = AlertPayloads.Write(Message(scope, alert, bucket));
        var (token, headers) = (secrets.ReadToken(scope, alert.Webhook), secrets.ReadHeaders(scope, alert.Webhook));
        for (var attempt = Attempts(run.Job) + 1; ; attempt++)
        {
            var outcome = await sender.SendAsync(alert.Webhook.Url, token, headers, body, cancellationToken);
            if (outcome.IsSuccess)
                return Note(attempt);
            if (outcome.IsFinal || attempt >= WebhookRetry.MostAttempts)
                throw new WebhookFailedException($"{outcome.Error} ({attempt} {(attempt == 1 ? "attempt" : "attempts")}).");
            await run.ReportAsync(Note(attempt), cancellationToken);
            await Task.Delay(WebhookRetry.Wait(attempt, outcome.RetryAfter, Random.Shared.NextDouble()), clock, cancellationToken);
        }
    }

    private AlertMessage Message(Scope scope, Alert alert, AlertBucket bucket) => new()
    {
        Id = bucket.Id,
        Alert = alert,
        Metadata = secrets.ReadMetadata(scope, alert) ?? new Dictionary<string, string>(),
        WorkspaceId = scope.WorkspaceId,
        WorkspaceName = WorkspaceNames.Of(scope.WorkspaceId),
        EventType = bucket.EventType,
        CreatedAt = clock.GetUtcNow().UtcDateTime,
        EventCount = bucket.Events,
        EventIds = [.. bucket.Items.Select(static item => item.EventId).Distinct()],
        UserNames = [.. bucket.Items.Select(static item => item.UserName).Where(static name => name.Length > 0).Distinct()],
        Items = [.. bucket.Items.Select(static item => item.Data)],
        Part = bucket.Part,
    };

    private static int Attempts(Job job)
    {
        if (job.Progress is not { } progress)
            return 0;
        using var json = JsonDocument.Parse(progress.Utf8);
        return json.RootElement.GetProperty("attempts").GetInt32();
    }

    private static JsonText Note(int attempts) => JsonText.Parse($$"""{"attempts":{{attempts}}}""");
}
