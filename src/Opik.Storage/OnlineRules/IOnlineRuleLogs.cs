namespace Opik.Storage;

/// <summary>What rules did and why they failed, for the people who wrote them.</summary>
public interface IOnlineRuleLogs
{
    /// <summary>Lines kept of a rule; older ones are dropped.</summary>
    const int Kept = 5_000;

    /// <summary>Adds lines, in their order; lines of rules that are gone are ignored.</summary>
    Task AddAsync(Scope scope, IReadOnlyList<RuleLogLine> lines, CancellationToken cancellationToken);

    /// <summary>The newest lines of a rule, newest first, at most <paramref name="size"/>, and the number of all that are kept.</summary>
    Task<(IReadOnlyList<RuleLogLine> Lines, long Total)> ReadAsync(Scope scope, Guid ruleId, int size, CancellationToken cancellationToken);
}
