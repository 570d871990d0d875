using Opik.Server.Features.Datasets.Versions;
using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Drafts;

/// <summary>Body of a save of a draft.</summary>
internal sealed record DraftCommitBody(string? ChangeDescription, IReadOnlyList<string>? Tags, IReadOnlyDictionary<string, string>? Decisions)
{
    private const int LongestNote = 10_000;

    /// <summary>422 when a member breaks a rule.</summary>
    public DraftSave ToSave()
    {
        var violations = new Violations();
        VersionRules.CheckTags(violations, "tags", Tags);
        violations.CheckLength(string.Empty, "changeDescription", ChangeDescription, LongestNote);
        var decisions = new Dictionary<Guid, DraftDecision>();
        foreach (var (item, decision) in Decisions ?? new Dictionary<string, string>())
        {
            if (!Guid.TryParseExact(item, "D", out var id))
                violations.Add("decisions.", $"'{item}' is not the id of an item");
            else if (decision is not ("mine" or "theirs"))
                violations.Add("decisions.", $"{item} must be 'mine' or 'theirs'");
            else
                decisions[id] = decision == "mine" ? DraftDecision.Mine : DraftDecision.Theirs;
        }

        violations.ThrowIfAny();
        return new DraftSave(string.IsNullOrWhiteSpace(ChangeDescription) ? null : ChangeDescription, Tags ?? [], decisions);
    }
}
