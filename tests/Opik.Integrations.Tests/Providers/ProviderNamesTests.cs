using System.Net;
using System.Text;
using Opik.Providers;

namespace Opik.Integrations.Tests.Providers;

public sealed class ProviderNamesTests : ProviderTest
{
    [Theory]
    [InlineData("https://api.openai.com/v1/chat/completions", "openai", "openai")]
    [InlineData("https://my.openai.azure.com/openai/deployments/d/chat/completions?api-version=1", "azure", "openai")]
    [InlineData("https://api.groq.com/openai/v1/chat/completions", "groq", "groq")]
    [InlineData("https://api.mistral.ai/v1/chat/completions", "mistral", "mistral")]
    [InlineData("https://api.together.xyz/v1/chat/completions", "together", "together")]
    [InlineData("https://api.cerebras.ai/v1/chat/completions", "cerebras", "cerebras")]
    [InlineData("https://openrouter.ai/api/v1/chat/completions", "openrouter", "openai")]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/openai/chat/completions", "google_ai", "openai")]
    [InlineData("https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/endpoints/openapi/chat/completions", "google_vertexai", "openai")]
    [InlineData("http://LOCALHOST:11434/v1/chat/completions", "localhost", "openai")]
    [InlineData("https://evil-api.openai.com.example.org/v1/chat/completions", "evil-api.openai.com.example.org", "openai")]
    public async Task The_provider_of_the_protocol_of_OpenAI_is_known_by_its_host(string address, string provider, string integration)
    {
        using var http = new HttpClient(new OpikHttpHandler(new Canned(), Options));

        using var response = await http.PostAsync(new Uri(address), new StringContent("""{"model":"m","messages":[]}""", Encoding.UTF8, "application/json"), Timeout);

        Assert.Equal(provider, Span.Provider);
        Assert.Equal(integration, Span.Metadata.GetProperty("created_from").GetString());
        Assert.Equal($"{integration}_chat", Span.Metadata.GetProperty("type").GetString());
        Assert.Equal([integration], Span.Tags);
    }

    // The addresses are those of real providers: nothing may leave the machine.
    private sealed class Canned : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"model":"m","choices":[]}""", Encoding.UTF8, "application/json") });
    }
}
