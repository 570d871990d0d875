using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>
/// One kind of entries in the activity feed of a project. Every registered implementation is asked; a feature adds its own
/// kind with <c>services.AddSingleton&lt;IProjectActivity, …&gt;()</c>.
/// </summary>
internal interface IProjectActivity
{
    /// <summary>The newest entries, newest first, <paramref name="count"/> at most, and the number of all there are.</summary>
    Task<(IReadOnlyList<ProjectActivityItem> Newest, long Total)> NewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken);
}
