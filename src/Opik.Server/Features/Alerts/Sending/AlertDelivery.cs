using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Alerts.Payloads;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Sending;

/// <summary>
/// Sends the message of a bucket. Attempts are counted across restarts; one that was under way when the server stopped is
/// made again, with the same id in the message.
/// </summary>
internal sealed class AlertDelivery(IAlerts alerts, IAlertBuckets buckets, IAlertFirings firings, AlertSecrets secrets, WebhookSender sender, ListChanges changes, TimeProvider clock) : IJobHandler
{
    /// <summary>The kind of the jobs.</summary>
    public const string KindName = "alert_webhook";

    public string Kind => KindName;

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (scope, id) = (run.Job.Scope, run.Job.Subject!.Value);
        if (await buckets.GetAsync(scope, id, cancellationToken) is not { } bucket)
            return null;
        if (await alerts.GetAsync(scope, bucket.AlertId, cancellationToken) is not { IsEnabled: true } alert)
        {
            await CloseAsync(scope, id, null);
            return null;
        }

        if (await firings.IsMutedAsync(scope, alert.Id, cancellationToken))
        {
            await CloseAsync(scope, id, Note(id, AlertMessageOutcome.Muted, 0, null));
            return null;
        }

        var note = Note(id, AlertMessageOutcome.Failed, Attempts(run.Job), null);
        try
        {
            note = await SendAsync(run, alert, bucket, cancellationToken);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or JobCancelledException or StoreUnavailableException))
        {
            // Given up: it would stop others from being sent.
            await CloseAsync(scope, id, note with { Error = failure.Message });
            throw;
        }

        await CloseAsync(scope, id, note);
        if (note.Outcome == AlertMessageOutcome.Failed)
            throw new WebhookFailedException($"{note.Error} ({note.Attempts} {(note.Attempts == 1 ? "attempt" : "attempts")}).");
        return Progress(note.Attempts);
    }

    private async Task CloseAsync(Scope scope, Guid id, AlertMessageNote? note)
    {
        await buckets.CloseAsync(scope, id, note, CancellationToken.None);
        changes.Raise(scope.WorkspaceId, AlertsFeature.List);
    }

    private async Task<AlertMessageNote> SendAsync(JobRun run, Alert alert, AlertBucket bucket, CancellationToken cancellationToken)
    {
        var scope = run.Job.Scope;
        var body = AlertPayloads.Write(Message(scope, alert, bucket));
        var (token, headers) = (secrets.ReadToken(scope, alert.Webhook), secrets.ReadHeaders(scope, alert.Webhook));
        for (var attempt = Attempts(run.Job) + 1; ; attempt++)
        {
            var outcome = await sender.SendAsync(alert.Webhook.Url, token, headers, body, cancellationToken);
            if (outcome.IsSuccess)
                return Note(bucket.Id, AlertMessageOutcome.Sent, attempt, outcome);
            if (outcome.IsFinal || attempt >= WebhookRetry.MostAttempts)
                return Note(bucket.Id, AlertMessageOutcome.Failed, attempt, outcome);
            await run.ReportAsync(Progress(attempt), cancellationToken);
            await Task.Delay(WebhookRetry.Wait(attempt, outcome.RetryAfter, Random.Shared.NextDouble()), clock, cancellationToken);
        }
    }

    private AlertMessageNote Note(Guid id, AlertMessageOutcome what, int attempts, WebhookOutcome? outcome) =>
        new(id, what, clock.GetUtcNow().UtcDateTime, attempts, outcome?.Duration, outcome?.Status, outcome?.Error);

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

    private static JsonText Progress(int attempts) => JsonText.Parse($$"""{"attempts":{{attempts}}}""");
}
