namespace Opik.Storage.ContractTests.Catalog;

/// <summary>A catalog under test: its interfaces over a fresh, empty place. Disposing removes everything.</summary>
public abstract partial class CatalogStore : IAsyncDisposable
{
    public abstract IProjects Projects { get; }

    public abstract IProjectDirectory ProjectDirectory { get; }

    public abstract IEnvironments Environments { get; }

    public abstract IEnvironmentNames EnvironmentNames { get; }

    public abstract IFeedbackDefinitions FeedbackDefinitions { get; }

    public abstract IWorkspaceConfigurations WorkspaceConfigurations { get; }

    public abstract IThreadTimeouts ThreadTimeouts { get; }

    public abstract IWelcomeWizard WelcomeWizard { get; }

    /// <summary>Closes the store and opens it again, as a restart of the server does.</summary>
    public abstract Task ReopenAsync();

    public abstract ValueTask DisposeAsync();
}
