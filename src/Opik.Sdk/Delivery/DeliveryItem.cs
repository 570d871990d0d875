using System.ComponentModel;
using System.Text.Json;
using Opik.Anonymizing;

namespace Opik.Delivery;

/// <summary>
/// Something that has to reach the server. It waits in the queue as itself and is written as JSON only when a pass takes it,
/// so that a span that ended meanwhile is sent once, complete, although it was queued when it started.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeliveryItem
{
    private int queued;

    private protected DeliveryItem()
    {
    }

    /// <summary>The request that carries it.</summary>
    internal abstract DeliveryKind Kind { get; }

    /// <summary>The entity it belongs to: a later write of the same kind and key replaces an earlier one that waits.</summary>
    internal abstract Guid Key { get; }

    /// <summary>The entity that the request names in its path: an update has a key of its own, because updates follow each other.</summary>
    internal virtual Guid EntityId => Key;

    /// <summary>What is removed from its payloads before they leave the process; null: nothing.</summary>
    internal virtual AnonymizerList? Anonymizers => null;

    /// <summary>Bytes it keeps in memory, roughly; for the bound of the queue.</summary>
    internal abstract long Size { get; }

    /// <summary>Marks it as waiting.</summary>
    /// <returns>False when it waits already: the pass that takes it will see what changed since.</returns>
    internal bool TryEnterQueue() => Interlocked.Exchange(ref queued, 1) == 0;

    /// <summary>Called by the pass that takes it, before <see cref="WriteTo"/>: whatever changes from here on needs another pass.</summary>
    internal void LeaveQueue() => Volatile.Write(ref queued, 0);

    /// <summary>Writes the item as the one JSON object that the request carries in its list, or as its body.</summary>
    internal abstract void WriteTo(Utf8JsonWriter writer);
}
