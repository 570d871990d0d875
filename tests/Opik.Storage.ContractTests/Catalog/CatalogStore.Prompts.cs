namespace Opik.Storage.ContractTests.Catalog;

/// <content>Prompts and agent configurations.</content>
public abstract partial class CatalogStore
{
    public abstract IPrompts Prompts { get; }

    public abstract IPromptVersions PromptVersions { get; }

    public abstract IPromptVersionLookup PromptVersionLookup { get; }

    public abstract IAgentConfigs AgentConfigs { get; }

    public abstract ISharedDrafts SharedDrafts { get; }
}
