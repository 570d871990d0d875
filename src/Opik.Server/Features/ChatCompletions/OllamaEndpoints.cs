using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Egress;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>Looks at an Ollama instance before it is stored. <see href="https://github.com/ollama/ollama/blob/main/docs/api.md"/></summary>
internal sealed class OllamaEndpoints(RequestBody body, EgressClients egress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Models that the instance has; 500 when it does not tell, as documented.</summary>
    public async Task ListModelsAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<OllamaBody>(http);
        var (answer, problem) = await AskAsync(request, "api/tags", http.RequestAborted);
        if (answer?["models"] is not JsonArray models)
            throw ApiException.WithMessage(StatusCodes.Status500InternalServerError, "Failed to fetch models", problem ?? "The instance answered no list of models.");
        await http.WriteDtoAsync(200, models.OfType<JsonObject>().Where(static model => model["name"] is not null).Select(OllamaModelView.Of).ToList());
    }

    /// <summary>Whether the instance answers; 502 when it does not.</summary>
    public async Task TestConnectionAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<OllamaBody>(http);
        var (answer, problem) = await AskAsync(request, "api/version", http.RequestAborted);
        var version = answer?["version"]?.ToString();
        var view = new OllamaConnectionView(version is not null, version, version is null ? problem ?? "The instance answered no version: is it Ollama?" : null);
        await http.WriteDtoAsync(view.Connected ? 200 : StatusCodes.Status502BadGateway, view);
    }

    private async Task<(JsonObject? Answer, string? Problem)> AskAsync(OllamaBody request, string path, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, $"{request.Address().AbsoluteUri.TrimEnd('/')}/{path}");
        if (!string.IsNullOrWhiteSpace(request.ApiKey) && AuthenticationHeaderValue.TryParse($"Bearer {request.ApiKey.Trim()}", out var credential))
            message.Headers.Authorization = credential;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var response = await egress.Providers.SendAsync(message, limit.Token);
            if (!response.IsSuccessStatusCode)
                return (null, $"The instance answered {(int)response.StatusCode}.");
            return (JsonNode.Parse(await response.Content.ReadAsStringAsync(limit.Token)) as JsonObject, null);
        }
        catch (HttpRequestException failure)
        {
            return (null, failure.Message);
        }
        catch (JsonException)
        {
            return (null, "The instance answered something else than JSON.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"The instance did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }
}
