using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;
using Opik.Sdk.Testing;
using Opik.Testing.FakeLlm;

namespace Opik.Integrations.Tests.ExtensionsAI;

/// <summary>The real OpenAI client against a local endpoint that speaks its protocol, and a recorder that is the default client.</summary>
internal sealed class ChatFixture : IAsyncDisposable
{
    private readonly IDisposable _scope;

    private ChatFixture(FakeLlmServer fake)
    {
        Fake = fake;
        _scope = Recorder.UseAsDefault();
    }

    public FakeLlmServer Fake { get; }

    public OpikRecorder Recorder { get; } = new(new OpikOptions { ProjectName = "chats" });

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Not awaited inside: the default client must be set in the flow of the test itself.
    public static ChatFixture On(FakeLlmServer fake) => new(fake);

    public OpenAIClient OpenAI => new(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = Fake.OpenAi });

    public ChatClientBuilder Chat => OpenAI.GetChatClient("gpt-5").AsIChatClient().AsBuilder();

    public async ValueTask DisposeAsync()
    {
        _scope.Dispose();
        await Recorder.Client.DisposeAsync();
        await Fake.DisposeAsync();
    }
}
