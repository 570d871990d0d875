using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Delivery.Reporting;
using Opik.Delivery.Sending;
using Opik.Delivery.Uploads;
using Opik.Tracing;

namespace Opik.Delivery.Queueing;

/// <summary>
/// Turns what the intake took into requests: whole traces and spans of the same id are merged (the later one is sent, at
/// the place of the earlier), every item is written once, creates come before what refers to them.
/// </summary>
internal sealed class PassWriter(DeliverySettings settings, UploadFiles files, PayloadStage payloads, DeliveryCounts counts, LossLog losses) : IDisposable
{
    private readonly List<DeliveryItem?> items = [];
    private readonly Dictionary<(DeliveryKind Kind, Guid Key), int> places = [];
    private readonly List<Draft> drafts = [];
    private readonly List<int> sizes = [];
    private readonly Utf8JsonWriter json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private int lastBytes = 64 * 1024;

    /// <summary>Items taken for the pass so far.</summary>
    public int Count => items.Count;

    /// <summary>Takes one more item.</summary>
    public void Add(DeliveryItem item)
    {
        // Only whole entities replace each other: two patches may change different members.
        if (item.Kind is DeliveryKind.Trace or DeliveryKind.Span)
        {
            if (places.TryGetValue((item.Kind, item.Key), out var place))
            {
                items[place]!.LeaveQueue();
                items[place] = item;
                counts.Merged(1);
                return;
            }

            places.Add((item.Kind, item.Key), items.Count);
        }

        items.Add(item);
    }

    /// <summary>Writes what was taken and forgets it.</summary>
    public DeliveryPass Write(long sequence)
    {
        var buffer = new PassBuffer(lastBytes);
        for (var kind = 0; kind < DeliveryRoute.Kinds; kind++)
            Write((DeliveryKind)kind, buffer);
        items.Clear();
        places.Clear();

        var pass = new DeliveryPass(sequence, buffer);
        foreach (var draft in drafts)
            pass.Add(new DeliveryBatch(draft.Kind, draft.Key, buffer.Written(draft.Start, draft.Length), draft.ItemSizes));
        drafts.Clear();
        lastBytes = Math.Clamp(buffer.Length, 4096, settings.BatchBytes * 2);
        return pass;
    }

    /// <summary>Loses what was taken, after a failure of the whole pass.</summary>
    public void GiveUp(Exception failure)
    {
        foreach (var item in items.OfType<DeliveryItem>())
            losses.Add(item.Kind, FailureReason.Unknown, 1, null, failure.Message);
        items.Clear();
        places.Clear();
        drafts.Clear();
        sizes.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private void Write(DeliveryKind kind, PassBuffer buffer)
    {
        var route = DeliveryRoute.Of(kind);
        var start = buffer.Length;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not { } item || item.Kind != kind)
                continue;
            items[i] = null;
            if (sizes.Count == 0)
            {
                start = buffer.Length;
                Append(buffer, route.Prefix);
            }
            else
            {
                Append(buffer, ","u8);
            }

            var itemStart = buffer.Length;
            if (!TryWrite(item, buffer))
            {
                buffer.Length = sizes.Count == 0 ? start : itemStart - 1;
                continue;
            }

            sizes.Add(buffer.Length - itemStart);
            if (!route.IsBatch || sizes.Count >= settings.BatchItems || buffer.Length - start >= settings.BatchBytes)
                Close(route, kind, route.IsBatch ? Guid.Empty : item.EntityId, start, buffer);
        }

        if (sizes.Count > 0)
            Close(route, kind, Guid.Empty, start, buffer);
    }

    private void Close(DeliveryRoute route, DeliveryKind kind, Guid key, int start, PassBuffer buffer)
    {
        if (route.IsBatch)
            Append(buffer, DeliveryRoute.Suffix);
        drafts.Add(new Draft(kind, key, start, buffer.Length - start, [.. sizes]));
        sizes.Clear();
    }

    private bool TryWrite(DeliveryItem item, PassBuffer buffer)
    {
        var start = buffer.Length;
        // Whatever changes from here on queues the item again.
        item.LeaveQueue();
        try
        {
            json.Reset(buffer);
            if (item is AttachmentItem file)
                files.Write(json, file);
            else
                item.WriteTo(json);
            json.Flush();
            if (payloads.Applies(item, buffer.Length - start))
                Rewrite(item, buffer, start);
            return true;
        }
        catch (Exception failure)
        {
            // Whatever a value of the program does while it is written must cost that item only.
            losses.Add(item.Kind, FailureReason.Serialization, 1, null, failure.Message, failure);
            return false;
        }
    }

    private void Rewrite(DeliveryItem item, PassBuffer buffer, int start)
    {
        var taken = new List<DeliveryItem>();
        var entity = payloads.Apply(item, buffer.Written(start, buffer.Length - start).Span, taken);
        buffer.Length = start;
        json.Reset(buffer);
        entity.WriteTo(json);
        json.Flush();
        // Files are the last kind of a pass: they follow their entity.
        items.AddRange(taken);
        counts.Extracted(taken.Count);
    }

    private static void Append(PassBuffer buffer, ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.GetSpan(text.Length));
        buffer.Advance(text.Length);
    }

    private readonly record struct Draft(DeliveryKind Kind, Guid Key, int Start, int Length, int[] ItemSizes);
}
