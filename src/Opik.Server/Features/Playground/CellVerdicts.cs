using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Playground;

/// <summary>What was said of the answers in cells: assertions of a suite, which are judged before a cell ends.</summary>
internal sealed class CellVerdicts(IAssertionResults assertions)
{
    private static readonly IReadOnlyDictionary<Guid, IReadOnlyList<AssertionOutcome>> None = new Dictionary<Guid, IReadOnlyList<AssertionOutcome>>();

    /// <summary>Assertions by trace; nothing is asked for a run of anything but a suite.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<AssertionOutcome>>> OfAsync(Scope scope, PlaygroundRun run, IEnumerable<PlaygroundCell> cells, CancellationToken cancellationToken)
    {
        if (!PlaygroundRequests.PlanOf(run).Run.IsSuite)
            return None;
        Guid[] ids = [.. cells.Select(static cell => cell.TraceId).OfType<Guid>()];
        return ids.Length == 0 ? None : await assertions.GetOfTracesAsync(scope, ids, cancellationToken);
    }
}
