namespace Opik.Storage;

/// <summary>Adds traces or threads whose scores meet conditions to a queue (7-current-client §b.3).</summary>
/// <param name="Enabled">Whether it is in force; switched off it keeps its conditions.</param>
/// <param name="Groups">At most five groups; one that holds is enough.</param>
/// <param name="MaxItems">It adds nothing while the queue has so many items or more, whoever added them; null: no limit.</param>
public sealed record QueueAutomation(bool Enabled, IReadOnlyList<ScoreConditionGroup> Groups, int? MaxItems);
