namespace Opik.Storage;

/// <summary>
/// Lays one change of a draft over the item as the latest version has it: fields that only one side changed are taken from
/// that side; a field that both changed, to different values, is a conflict.
/// </summary>
public static class DraftMerge
{
    /// <summary>The change over the latest item.</summary>
    /// <param name="before">The item as the draft found it; null: the draft adds it.</param>
    /// <param name="mine">The item in the draft; null: deleted.</param>
    /// <param name="theirs">The item in the latest version; null: it has none.</param>
    /// <param name="decision">How a conflict is solved; null: the draft is shown, and the conflict said.</param>
    /// <returns>The item after saving (null: there is none), and the conflict if it is not decided.</returns>
    public static (DatasetItem? Item, DraftConflict? Conflict) Of(DatasetItem? before, DatasetItem? mine, DatasetItem? theirs, DraftDecision? decision = null)
    {
        if (mine is null)
            return Deletion(before!, theirs, decision);
        if (theirs is null)
        {
            var gone = before is not null && decision is null;
            return decision == DraftDecision.Theirs && before is not null
                ? (null, null)
                : (mine, gone ? new DraftConflict(mine.Id, [], before, mine, null) : null);
        }

        // Both added an item of one id: every field in which they differ is one of both.
        var changedByMe = DatasetItemFields.Changed(before ?? theirs, mine);
        var changedByThem = before is null ? changedByMe : DatasetItemFields.Changed(before, theirs);
        var differ = DatasetItemFields.Changed(theirs, mine);
        var both = changedByMe.Where(field => changedByThem.Contains(field) && differ.Contains(field)).ToList();
        var taken = decision == DraftDecision.Theirs ? changedByMe.Except(both).ToList() : changedByMe;
        var merged = DatasetItemFields.Take(mine, theirs, [.. taken]);
        return (merged, both.Count > 0 && decision is null ? new DraftConflict(mine.Id, both, before, mine, theirs) : null);
    }

    private static (DatasetItem?, DraftConflict?) Deletion(DatasetItem before, DatasetItem? theirs, DraftDecision? decision)
    {
        if (theirs is null || decision == DraftDecision.Mine)
            return (null, null);
        if (decision == DraftDecision.Theirs)
            return (theirs, null);
        var changed = DatasetItemFields.Changed(before, theirs);
        return (null, changed.Count > 0 ? new DraftConflict(before.Id, [], before, null, theirs) : null);
    }
}
