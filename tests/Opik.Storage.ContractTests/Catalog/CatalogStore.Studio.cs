namespace Opik.Storage.ContractTests.Catalog;

/// <content>The Optimization Studio.</content>
public abstract partial class CatalogStore
{
    public abstract IStudioRuns StudioRuns { get; }

    public abstract ITrialExplanations TrialExplanations { get; }
}
