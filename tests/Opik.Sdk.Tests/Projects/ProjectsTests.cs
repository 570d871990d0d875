using System.Net;

namespace Opik.Sdk.Tests.Projects;

public sealed class ProjectsTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_project_is_created_found_changed_and_deleted()
    {
        var client = await server.ClientAsync();
        var name = client.Options.ProjectName!;

        var created = await client.Projects.CreateAsync(name, "first", Cancel);
        await client.Projects.UpdateAsync(created.Id, description: "second", cancellationToken: Cancel);
        var found = await client.Projects.FindAsync(name, Cancel);
        var listed = new List<string>();
        await foreach (var project in client.Projects.ListAsync(name, Cancel))
            listed.Add(project.Name);
        var twice = await Assert.ThrowsAsync<OpikApiException>(() => client.Projects.CreateAsync(name.ToUpperInvariant(), cancellationToken: Cancel));
        await client.Projects.DeleteAsync(created.Id, Cancel);

        Assert.Equal((created.Id, "second"), (found!.Id, found.Description));
        Assert.Equal([name], listed);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Null(await client.Projects.FindAsync(name, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Links_lead_to_pages_of_the_interface()
    {
        var client = await server.ClientAsync();
        var project = await client.Projects.CreateAsync(client.Options.ProjectName!, cancellationToken: Cancel);
        var origin = client.Options.UrlOverride.GetLeftPart(UriPartial.Authority);
        var (dataset, experiment) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        Assert.Equal($"{origin}/default/projects/{project.Id}/", (await client.Projects.GetUrlAsync(cancellationToken: Cancel)).AbsoluteUri);
        Assert.Equal($"{origin}/default/projects/{project.Id}/datasets/{dataset}/items", (await client.Links.DatasetAsync(project.Id, dataset, Cancel)).AbsoluteUri);
        Assert.Equal($"{origin}/default/experiments/{dataset}/compare?experiments=%5B%22{experiment}%22%5D", (await client.Links.ExperimentAsync(dataset, experiment, Cancel)).AbsoluteUri);
    }
}
