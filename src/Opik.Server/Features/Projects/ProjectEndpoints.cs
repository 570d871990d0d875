using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Metrics;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Create, read, change and delete projects.</summary>
internal sealed class ProjectEndpoints(RequestBody body, IProjects projects, ProjectListing listing, IProjectStats stats, IThreadReads threads, TimeProvider clock, ProjectDeletion deletion)
{
    private const string NotFound = "Project not found";

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var sort = SortParser.Parse(http.QueryText("sorting"), SortFields.Projects);
        var found = await listing.FindAsync(http.Scope(), http.QueryText("name"), page, size, sort, http.RequestAborted);
        if (!http.QueryFlag("threads"))
        {
            await http.WriteDtoAsync(200, PageAnswer<ProjectView>.Of(found, static project => project, SortFields.Projects.Names));
            return;
        }

        var having = await threads.HavingAsync(http.Scope(), [.. found.Content.Select(project => project.Id)], http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<ProjectView>.Of(found, project => project with { HasThreads = having.Contains(project.Id) }, SortFields.Projects.Names));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<ProjectBody>(http);
        request.Check(nameRequired: true);
        var project = new Project
        {
            Id = UuidV7.Create(clock),
            Name = request.Name!,
            Description = request.Description,
            Visibility = request.VisibilityText ?? "private",
        };
        await projects.CreateAsync(http.Scope(), project, http.RequestAborted);
        await http.CreatedAsync(project.Id);
    }

    public async Task GetAsync(HttpContext http)
    {
        var project = await projects.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound(NotFound);
        await http.WriteDtoAsync(200, await listing.ViewAsync(http.Scope(), project, http.RequestAborted));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<ProjectBody>(http);
        request.Check(nameRequired: false);
        await projects.UpdateAsync(http.Scope(), id, request.Name, request.Description, request.VisibilityText, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await deletion.DeleteAsync(http.Scope(), [http.RouteId()], http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await deletion.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task RetrieveAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<ProjectRetrieval>(http);
        request.Check();
        var project = await projects.FindAsync(http.Scope(), request.Name!, http.RequestAborted) ?? throw ApiException.NotFound(NotFound);
        var view = await listing.ViewAsync(http.Scope(), project, http.RequestAborted);
        if (!request.WantsStats)
        {
            await http.WriteDtoAsync(200, view);
            return;
        }

        var numbers = await stats.GetAsync(http.Scope(), [project.Id], null, null, [], http.RequestAborted);
        await http.WriteDtoAsync(200, ProjectSummaryView.Merge(view, numbers[0]));
    }
}
