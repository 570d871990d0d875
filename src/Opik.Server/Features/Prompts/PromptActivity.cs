using Opik.Server.Features.Projects;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>New versions of prompts in the activity feed of their project.</summary>
internal sealed class PromptActivity(IPromptVersions versions) : IProjectActivity
{
    public async Task<(IReadOnlyList<ProjectActivityItem> Newest, long Total)> NewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken)
    {
        var found = await versions.FindNewestAsync(scope, projectId, count, cancellationToken);
        return ([.. found.Content.Select(entry => new ProjectActivityItem(entry.Id, "prompt_version", entry.PromptName, entry.CreatedAt, entry.CreatedBy, entry.PromptId))], found.Total);
    }
}
