namespace Opik.Storage;

/// <summary>Changes of an automation; null keeps.</summary>
/// <param name="Enabled">Whether it is in force.</param>
/// <param name="Groups">All groups from now on.</param>
/// <param name="MaxItems">New limit.</param>
/// <param name="ClearMaxItems">Removes the limit.</param>
public sealed record QueueAutomationPatch(bool? Enabled, IReadOnlyList<ScoreConditionGroup>? Groups, int? MaxItems, bool ClearMaxItems)
{
    /// <summary>
    /// The automation after the change. Where there was none and nothing says whether it is in force, having groups decides.
    /// </summary>
    public QueueAutomation ApplyTo(QueueAutomation? stored)
    {
        var groups = Groups ?? stored?.Groups ?? [];
        return new QueueAutomation(Enabled ?? stored?.Enabled ?? groups.Count > 0, groups, ClearMaxItems ? null : MaxItems ?? stored?.MaxItems);
    }
}
