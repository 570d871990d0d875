using Microsoft.Extensions.Logging;
using Opik.Delivery.Reporting;
using Opik.Delivery.Sending;

namespace Opik.Delivery.Spool;

/// <summary>
/// The spool files of an engine: those of ended processes, sent first, and its own, made when it is first needed. A file
/// that fails is given up, counted and logged; delivery goes on in memory. Not thread-safe: the outbox locks.
/// </summary>
internal sealed class SpoolChain(SpoolFolder? folder, LossLog losses, DeliveryCounts counts, ILogger logger) : IDisposable
{
    private readonly Queue<SpoolFile> adopted = new();
    private SpoolFile? own;
    private bool usable = folder is not null;

    /// <summary>Items on disk.</summary>
    public long Count => (own?.Count ?? 0) + adopted.Sum(file => file.Count);

    /// <summary>True while requests of this process wait on disk: what comes later has to wait behind them.</summary>
    public bool HasOwn => own is { IsEmpty: false };

    /// <summary>The file of this process; null: not made yet or unusable.</summary>
    public SpoolFile? Own => own ??= TryCreate();

    /// <summary>Takes over what ended processes left.</summary>
    /// <returns>The uploads among it, with their places in the file of this process.</returns>
    public List<(byte[] Descriptor, long? Place)> Adopt(IReadOnlyList<SpoolFile> files)
    {
        var uploads = new List<(byte[], long?)>();
        foreach (var file in files)
        {
            adopted.Enqueue(file);
            DeliveryLog.Adopted(logger, file.Count, file.Path);
            foreach (var (position, descriptor) in Guard(file, file.Uploads) ?? [])
            {
                var place = TryAddUpload(descriptor);
                uploads.Add((descriptor, place));
                if (place is not null)
                    Guard(file, () => file.RemoveUpload(position));
            }
        }

        return uploads;
    }

    /// <summary>Notes a file that is to be uploaded.</summary>
    /// <returns>Its place; null: there is no spool.</returns>
    public long? TryAddUpload(ReadOnlyMemory<byte> descriptor) => Own is { } file ? Guard<long?>(file, () => file.AddUpload(descriptor.Span)) : null;

    /// <summary>The file is uploaded or given up.</summary>
    public void RemoveUpload(long place)
    {
        if (own is { } file)
            Guard(file, () => file.RemoveUpload(place));
    }

    /// <summary>Writes a pass behind everything else.</summary>
    /// <returns>False when there is no spool or it takes no more.</returns>
    public bool TryAppend(DeliveryPass pass) => Try(file => file.TryAppend(pass), pass.Count);

    /// <summary>Writes passes before everything else of this process.</summary>
    public bool TryPrepend(IReadOnlyList<DeliveryPass> passes) => Try(
        file =>
        {
            file.Prepend(passes);
            return true;
        },
        passes.Sum(pass => pass.Count));

    /// <summary>The rest of a spooled request takes its place.</summary>
    public void Replace(SpooledPass request, DeliveryPass rest) => Guard(request.File, () => request.File.Prepend([rest], request));

    /// <summary>The oldest request of an ended process.</summary>
    public DeliveryPass? NextAdopted()
    {
        while (adopted.TryPeek(out var file))
        {
            var next = Guard(file, file.ReadFirst);
            if (next is not null)
                return next;
            if (adopted.TryPeek(out var same) && ReferenceEquals(file, same))
                adopted.Dequeue().Dispose();
        }

        return null;
    }

    /// <summary>The oldest request of this process.</summary>
    public DeliveryPass? NextOwn() => own is { IsEmpty: false } file ? Guard(file, file.ReadFirst) : null;

    /// <summary>The request is settled.</summary>
    /// <returns>The first pass of this process that is not settled; null: none waits on disk.</returns>
    public long? Remove(SpooledPass request)
    {
        Guard(request.File, () => request.File.Remove(request));
        return own is null ? null : Guard(own, own.FirstSequence);
    }

    /// <summary>True when the request lies in a file of an ended process.</summary>
    public bool IsAdopted(SpooledPass request) => !ReferenceEquals(request.File, own);

    /// <inheritdoc/>
    public void Dispose()
    {
        own?.Dispose();
        own = null;
        usable = false;
        while (adopted.TryDequeue(out var file))
            file.Dispose();
    }

    private SpoolFile? TryCreate()
    {
        var made = usable ? folder!.TryCreate() : null;
        usable &= made is not null;
        return made;
    }

    private bool Try(Func<SpoolFile, bool> write, int items)
    {
        if (Own is not { } file)
            return false;
        try
        {
            if (!write(file))
                return false;
            counts.Spooled(items);
            return true;
        }
        catch (IOException failure)
        {
            // The disk is full or gone. Nothing was written; what is there already can still be sent.
            DeliveryLog.SpoolFailed(logger, failure, file.Path);
            return false;
        }
    }

    private void Guard(SpoolFile file, Action work) => Guard<object>(file, () =>
    {
        work();
        return null;
    });

    private T? Guard<T>(SpoolFile file, Func<T?> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            DeliveryLog.SpoolFailed(logger, failure, file.Path);
            GiveUp(file, failure);
            return default;
        }
    }

    private void GiveUp(SpoolFile file, Exception failure)
    {
        if (file.Count > 0)
            losses.Add(DeliveryKind.Span, FailureReason.Unknown, (int)Math.Min(int.MaxValue, file.Count), null, $"The spool {file.Path} cannot be read: {failure.Message}");
        if (ReferenceEquals(file, own))
        {
            own = null;
            usable = false;
        }
        else if (adopted.TryPeek(out var first) && ReferenceEquals(first, file))
        {
            adopted.Dequeue();
        }

        file.Abandon();
    }
}
