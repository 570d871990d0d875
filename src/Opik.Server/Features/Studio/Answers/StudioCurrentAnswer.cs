using Opik.Server.Features.Studio.Running;

namespace Opik.Server.Features.Studio.Answers;

/// <summary>What a run is evaluating.</summary>
/// <param name="Name"><c>T34</c>; of a mini-batch, the trial that would follow.</param>
/// <param name="ParentIds">Candidates that it was made of.</param>
/// <param name="Change">What was changed.</param>
/// <param name="ItemsDone">Rows that are done.</param>
/// <param name="ItemsTotal">Rows in all.</param>
internal sealed record StudioCurrentAnswer(string Name, IReadOnlyList<string> ParentIds, string Change, int ItemsDone, int ItemsTotal)
{
    public static StudioCurrentAnswer Of(StudioCurrent current) =>
        new($"T{current.Request.Number}", current.Request.Candidate.Parents, current.Request.Candidate.Change, current.Done, current.Request.Rows.Count);
}
