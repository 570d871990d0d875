using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Opik.Delivery.Reporting;
using Opik.Delivery.Sending;

namespace Opik.Delivery.Uploads;

/// <summary>
/// Uploads files beside the sender, several at once, each after the request that made its entity. What the server does not
/// take because it is away is tried until it is back; the list is in the spool, so that the next start goes on with it.
/// </summary>
internal sealed class UploadQueue(FileUploader uploader, UploadFiles files, DeliverySettings settings, DeliveryCounts counts, LossLog losses, ILogger logger, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<PendingUpload, byte> pending = new();
    private readonly SemaphoreSlim workers = new(settings.UploadWorkers);
    private readonly CancellationTokenSource stop = new();
    private volatile TaskCompletionSource retryNow = NewSignal();
    private volatile TaskCompletionSource failed = NewSignal();

    /// <summary>Uploads not done yet.</summary>
    public int Count => pending.Count;

    /// <summary>Forgets the place of an upload in the spool.</summary>
    public Action<long> Forget { get; set; } = static _ => { };

    /// <summary>Goes on with the uploads of ended processes.</summary>
    public void Add(IEnumerable<(byte[] Descriptor, long? Place)> adopted)
    {
        foreach (var (descriptor, place) in adopted)
        {
            try
            {
                Add(UploadDescriptor.Read(descriptor), place);
            }
            catch (InvalidDataException failure)
            {
                Lose(null, failure.Message);
            }
        }
    }

    /// <summary>Begins an upload.</summary>
    public void Add(UploadDescriptor descriptor, long? place)
    {
        var upload = new PendingUpload(descriptor, place);
        pending.TryAdd(upload, 0);
        _ = RunAsync(upload);
    }

    /// <summary>Waits for the uploads that are pending now.</summary>
    /// <returns>False when one of them failed meanwhile because the server is away.</returns>
    public async Task<bool> SettleAsync()
    {
        var waiting = pending.Keys.ToList();
        if (waiting.Count == 0)
            return true;
        var failure = failed.Task;
        Interlocked.Exchange(ref retryNow, NewSignal()).TrySetResult();
        var all = Task.WhenAll(waiting.Select(upload => upload.Done.Task));
        return await Task.WhenAny(all, failure).ConfigureAwait(false) == all;
    }

    /// <summary>Ends all attempts; what is not done stays in the spool.</summary>
    public void Stop() => stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Dispose();
        workers.Dispose();
    }

    private async Task RunAsync(PendingUpload upload)
    {
        // The sender goes on at once.
        await Task.Yield();
        try
        {
            for (var failures = 0; !await AttemptAsync(upload).ConfigureAwait(false); failures++)
            {
                var retry = retryNow.Task;
                Interlocked.Exchange(ref failed, NewSignal()).TrySetResult();
                var delay = TimeSpan.FromTicks(Math.Min(settings.PingInterval.Ticks, settings.FirstRetryDelay.Ticks << Math.Min(failures, 10)));
                await Task.WhenAny(retry, Task.Delay(delay, time, stop.Token)).ConfigureAwait(false);
                stop.Token.ThrowIfCancellationRequested();
            }

            if (upload.Place is { } place)
                Forget(place);
            files.Forget(upload.Descriptor);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends; the next start goes on with it, if there is a disk to remember it.
            if (upload.Place is null)
                Lose(null, "The program ended before it could be uploaded, and there was no disk to keep it on.");
        }
        catch (Exception defect)
        {
            DeliveryLog.Defect(logger, defect);
            Lose(null, defect.Message);
        }
        finally
        {
            pending.TryRemove(upload, out _);
            upload.Done.TrySetResult();
        }
    }

    // False: the server is away or overloaded, it is tried again.
    private async Task<bool> AttemptAsync(PendingUpload upload)
    {
        await workers.WaitAsync(stop.Token).ConfigureAwait(false);
        try
        {
            var answer = await uploader.UploadAsync(upload.Descriptor, stop.Token).ConfigureAwait(false);
            switch (answer.Status)
            {
                case >= 200 and < 300 or 409:
                    counts.Sent(1);
                    return true;
                case null or 408 or 429 or 502 or 503 or 504:
                    DeliveryLog.NoAnswer(logger, 1, DeliveryRoute.Of(DeliveryKind.Attachment).Name, answer.Status, answer.Detail);
                    return false;
                default:
                    Lose(answer.Status, answer.Detail);
                    return true;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException or System.Text.Json.JsonException or KeyNotFoundException)
        {
            Lose(null, $"{upload.Descriptor.FileName}: {failure.Message}");
            return true;
        }
        finally
        {
            workers.Release();
        }
    }

    private void Lose(int? status, string? detail) => losses.Add(DeliveryKind.Attachment, FailureReason.Attachment, 1, status, detail);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
