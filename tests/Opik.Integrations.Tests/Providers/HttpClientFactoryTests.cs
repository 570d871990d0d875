using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Opik.Integrations.Tests.Providers.Endpoints;
using Opik.Providers;

namespace Opik.Integrations.Tests.Providers;

public sealed class HttpClientFactoryTests : ProviderTest
{
    [Fact]
    public async Task A_client_of_the_factory_is_traced_with_the_client_of_the_services()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json("""{"model":"m","choices":[]}"""));
        var services = new ServiceCollection().AddSingleton(Recorder.Client);
        services.AddHttpClient("models").AddOpikTracing(options => options.Tags.Add("factory"));
        await using var provider = services.BuildServiceProvider();

        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("models");
        using var response = await http.PostAsync(new Uri(endpoint.Address, "v1/chat/completions"), new StringContent("""{"model":"m","messages":[]}""", Encoding.UTF8, "application/json"), Timeout);

        Assert.Equal(["openai", "factory"], Span.Tags);
    }
}
