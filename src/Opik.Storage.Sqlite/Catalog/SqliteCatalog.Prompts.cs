namespace Opik.Storage.Sqlite;

/// <content>The prompt library.</content>
public sealed partial class SqliteCatalog
{
    private SqlitePromptVersions Versions => field ??= new SqlitePromptVersions(_database, _clock);

    /// <summary>What environments use.</summary>
    public IPromptDeployments PromptDeployments => field ??= new SqlitePromptDeployments(_database);

    /// <summary>What was deployed when.</summary>
    public IDeployments Deployments => field ??= new SqliteDeployments(_database);

    /// <summary>Prompts.</summary>
    public IPrompts Prompts => field ??= new SqlitePrompts(_database, _clock);

    /// <summary>Their versions.</summary>
    public IPromptVersions PromptVersions => Versions;

    /// <summary>Versions as other resources see them.</summary>
    public IPromptVersionLookup PromptVersionLookup => Versions;
}
