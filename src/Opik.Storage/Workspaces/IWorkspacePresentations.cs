namespace Opik.Storage;

/// <summary>How data of workspaces are shown, in the catalog.</summary>
public interface IWorkspacePresentations
{
    /// <summary>Of one workspace. From memory once known.</summary>
    ValueTask<WorkspacePresentation> GetAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Replaces it.</summary>
    Task SaveAsync(Scope scope, WorkspacePresentation presentation, CancellationToken cancellationToken);
}
