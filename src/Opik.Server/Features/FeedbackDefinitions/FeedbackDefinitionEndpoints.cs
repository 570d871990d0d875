using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>What people can be asked when they judge a trace.</summary>
internal sealed class FeedbackDefinitionEndpoints(RequestBody body, IFeedbackDefinitions definitions, TimeProvider clock)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var type = http.QueryText("type");
        if (type is not (null or "numerical" or "categorical" or "boolean"))
            throw ApiException.BadRequest("query param type must be one of [numerical, categorical, boolean]");
        var found = await definitions.FindAsync(http.Scope(), http.QueryText("name"), type, page, size, http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<FeedbackDefinitionView>.Of(found, FeedbackDefinitionView.Of, null));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var definition = (await body.ReadDtoAsync<FeedbackDefinitionBody>(http)).ToDefinition(UuidV7.Create(clock));
        await definitions.CreateAsync(http.Scope(), definition, http.RequestAborted);
        await http.CreatedAsync(definition.Id);
    }

    public async Task GetAsync(HttpContext http)
    {
        var definition = await definitions.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted)
            ?? throw ApiException.NotFound("Feedback definition not found");
        await http.WriteDtoAsync(200, FeedbackDefinitionView.Of(definition));
    }

    public async Task ReplaceAsync(HttpContext http)
    {
        var id = http.RouteId();
        var replacement = await body.ReadDtoAsync<FeedbackDefinitionBody>(http);
        await definitions.ReplaceAsync(http.Scope(), replacement.ToDefinition(id), keepJudgement: !replacement.Judges, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await definitions.DeleteAsync(http.Scope(), [http.RouteId()], http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await definitions.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }
}
