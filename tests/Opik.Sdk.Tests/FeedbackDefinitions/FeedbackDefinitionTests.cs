using System.Net;
using Opik.FeedbackDefinitions;

namespace Opik.Sdk.Tests.FeedbackDefinitions;

public sealed class FeedbackDefinitionTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Definitions_of_every_type_are_stored_and_listed()
    {
        var client = await server.ClientAsync();
        var name = $"f-{Guid.NewGuid():N}";

        var number = await client.FeedbackDefinitions.CreateAsync(FeedbackDefinition.Numerical($"{name} number", 1, 5, "how good"), Cancel);
        var labels = await client.FeedbackDefinitions.CreateAsync(FeedbackDefinition.Categorical($"{name} labels", new Dictionary<string, double> { ["bad"] = 0, ["good"] = 1 }), Cancel);
        var flag = await client.FeedbackDefinitions.CreateAsync(FeedbackDefinition.Boolean($"{name} flag"), Cancel);

        Assert.Equal(("how good", 1d, 5d), (number.Description, number.Details.Min, number.Details.Max));
        Assert.Equal(1, labels.Details.Categories!["good"]);
        Assert.Equal(("Yes", "No"), (flag.Details.TrueLabel, flag.Details.FalseLabel));
        Assert.Equal([labels.Id], await ListAsync(client, name, FeedbackDefinitionType.Categorical));
        Assert.Equal(3, (await ListAsync(client, name, null)).Count);
        await client.FeedbackDefinitions.DeleteAsync([number.Id!.Value, labels.Id!.Value, flag.Id!.Value], Cancel);
        Assert.Empty(await ListAsync(client, name, null));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_definition_is_replaced_and_bad_ones_are_refused()
    {
        var client = await server.ClientAsync();
        var stored = await client.FeedbackDefinitions.CreateAsync(FeedbackDefinition.Numerical($"f-{Guid.NewGuid():N}", 0, 1), Cancel);

        await client.FeedbackDefinitions.UpdateAsync(stored with { Details = new() { Min = 0, Max = 10 } }, Cancel);

        Assert.Equal(10, (await client.FeedbackDefinitions.GetAsync(stored.Id!.Value, Cancel)).Details.Max);
        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<OpikApiException>(() => client.FeedbackDefinitions.CreateAsync(stored, Cancel))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Assert.ThrowsAsync<OpikApiException>(() => client.FeedbackDefinitions.CreateAsync(FeedbackDefinition.Numerical("x", 2, 1), Cancel))).StatusCode);
        await Assert.ThrowsAsync<ArgumentException>(() => client.FeedbackDefinitions.UpdateAsync(FeedbackDefinition.Boolean("x"), Cancel));
        await client.FeedbackDefinitions.DeleteAsync([stored.Id.Value], Cancel);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<OpikApiException>(() => client.FeedbackDefinitions.GetAsync(stored.Id.Value, Cancel))).StatusCode);
    }

    private static async Task<List<Guid?>> ListAsync(OpikClient client, string name, FeedbackDefinitionType? type)
    {
        var ids = new List<Guid?>();
        await foreach (var definition in client.FeedbackDefinitions.ListAsync(name, type, Cancel))
            ids.Add(definition.Id);
        return ids;
    }
}
