namespace Opik.Storage.Sqlite;

/// <summary>
/// What happens when a create, a batch entry or a PATCH meets a row that is there. Clients send from several workers
/// at once, so all three arrive in any order, and the result must not depend on it.
/// </summary>
internal static class RowMerge
{
    /// <summary>Whether a batch entry replaces what the stored row was created with.</summary>
    public static bool Replaces(EntityRow stored, EntityRow incoming)
    {
        if (stored.IsPartial)
            return true;
        var complete = incoming.EndTime is not null;
        // An entity that was open at a flush comes again when it has ended, perhaps overtaking the open copy; clocks do
        // not matter between the two.
        if (stored.Flags.HasFlag(RowFlags.CreatedComplete) != complete)
            return complete;
        // Open copies, but a PATCH has ended the stored one.
        if (!complete && stored.EndTime is not null)
            return false;
        return incoming.Version >= stored.Version;
    }

    /// <summary>
    /// Makes <paramref name="incoming"/> the successor of <paramref name="stored"/>: it keeps its number, its author and
    /// the patched values that the incoming row does not know of.
    /// </summary>
    public static void Succeed(EntityRow stored, EntityRow incoming)
    {
        var keptAll = stored.IsPartial || (!stored.Flags.HasFlag(RowFlags.CreatedComplete) && incoming.EndTime is not null);
        var kept = keptAll || incoming.Version < stored.LastUpdatedAt ? stored.PatchedValues : RowFields.None;
        incoming.Seq = stored.Seq;
        incoming.CreatedAt = stored.CreatedAt;
        incoming.CreatedBy = stored.CreatedBy;
        if (kept == RowFields.None)
            return;
        incoming.Take(stored, kept);
        incoming.Patched = kept;
        if (stored.LastUpdatedAt > incoming.LastUpdatedAt)
        {
            incoming.LastUpdatedAt = stored.LastUpdatedAt;
            incoming.LastUpdatedBy = stored.LastUpdatedBy;
        }
    }

    /// <summary>Applies a PATCH to the stored row.</summary>
    public static void Apply(EntityRow stored, EntityRow patch, TagSet? removedTags)
    {
        stored.Take(patch, patch.Patched);
        stored.Patched |= patch.Patched;
        if (removedTags is not null)
        {
            stored.Tags = TagSet.Except(stored.Tags, removedTags);
            stored.Patched |= RowFields.Tags;
        }

        // Later than what it changes, also when the client's clock that dated the row runs ahead of ours.
        stored.LastUpdatedAt = Math.Max(patch.LastUpdatedAt, stored.LastUpdatedAt + 1);
        stored.LastUpdatedBy = patch.LastUpdatedBy;
    }
}
