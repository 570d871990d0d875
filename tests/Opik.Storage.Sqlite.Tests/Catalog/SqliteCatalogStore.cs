using Opik.Storage.ContractTests.Catalog;
using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <summary>The embedded catalog in a folder of its own.</summary>
internal sealed partial class SqliteCatalogStore : CatalogStore
{
    private readonly TemporaryFolder _folder = new("catalog");
    private readonly TimeProvider _clock;
    private SqliteCatalog _catalog;

    public SqliteCatalogStore(TimeProvider clock)
    {
        _clock = clock;
        _catalog = SqliteCatalog.Open(_folder.Path, clock);
    }

    public override IProjects Projects => _catalog.Projects;

    public override IProjectDirectory ProjectDirectory => _catalog.ProjectDirectory;

    public override IEnvironments Environments => _catalog.Environments;

    public override IEnvironmentNames EnvironmentNames => _catalog.EnvironmentNames;

    public override IFeedbackDefinitions FeedbackDefinitions => _catalog.FeedbackDefinitions;

    public override IWorkspaceConfigurations WorkspaceConfigurations => _catalog.WorkspaceConfigurations;

    public override IThreadTimeouts ThreadTimeouts => _catalog.ThreadTimeouts;

    public override IWelcomeWizard WelcomeWizard => _catalog.WelcomeWizard;

    public override async Task ReopenAsync()
    {
        await _catalog.DisposeAsync();
        _catalog = SqliteCatalog.Open(_folder.Path, _clock);
    }

    public override async ValueTask DisposeAsync()
    {
        await _catalog.DisposeAsync();
        _folder.Dispose();
    }
}
