namespace Opik.Storage;

/// <summary>Settings of workspaces.</summary>
public interface IWorkspaceConfigurations
{
    /// <summary>The settings; null when none were saved.</summary>
    Task<WorkspaceConfiguration?> GetAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Saves, replacing all of them.</summary>
    Task SaveAsync(Scope scope, WorkspaceConfiguration configuration, CancellationToken cancellationToken);

    /// <summary>Forgets them; false when there were none.</summary>
    Task<bool> DeleteAsync(Scope scope, CancellationToken cancellationToken);
}
