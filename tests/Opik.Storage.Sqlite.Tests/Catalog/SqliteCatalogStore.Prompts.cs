namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <content>Prompts and agent configurations.</content>
internal sealed partial class SqliteCatalogStore
{
    public override IPrompts Prompts => _catalog.Prompts;

    public override IPromptVersions PromptVersions => _catalog.PromptVersions;

    public override IPromptVersionLookup PromptVersionLookup => _catalog.PromptVersionLookup;

    public override IAgentConfigs AgentConfigs => _catalog.AgentConfigs;

    public override ISharedDrafts SharedDrafts => _catalog.SharedDrafts;
}
