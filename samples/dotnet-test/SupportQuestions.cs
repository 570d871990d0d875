using Opik.Datasets;
using Opik.Samples.Tests;

[assembly: AssemblyFixture(typeof(SupportQuestions))]

namespace Opik.Samples.Tests;

/// <summary>Puts the questions into the dataset before the first test; a question that is there already is not added again.</summary>
public sealed class SupportQuestions : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        var dataset = await OpikClient.Default.Datasets.GetOrCreateAsync("support questions");
        await dataset.InsertAsync([
            new DatasetItem { ["question"] = "How long is delivery?", ["reference"] = "3 to 5 days" },
            new DatasetItem { ["question"] = "Can I return a gift?", ["reference"] = "30 days" },
            new DatasetItem { ["question"] = "Where is my parcel?", ["reference"] = "support@shop.example" }]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
