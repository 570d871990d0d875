using Anthropic.Bedrock;
using Anthropic.Models.Messages;
using Opik.Integrations.Tests.Providers.Endpoints;
using Opik.Providers;

namespace Opik.Integrations.Tests.Providers;

/// <summary>The client of Anthropic for Bedrock: real signatures, real framing, at the lowest handler and at the highest.</summary>
public sealed class AnthropicBedrockTests : ProviderTest
{
    private static readonly string[] Pieces =
    [
        """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-3-5-haiku","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1}}}""",
        """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"lo"}}""",
        """{"type":"content_block_stop","index":0}""",
        """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":5}}""",
        """{"type":"message_stop"}""",
    ];

    [Theory]
    [InlineData(true, "bedrock_invoke_model_stream")]
    [InlineData(false, "anthropic_messages_stream")]
    public async Task A_streamed_message_is_logged_below_and_above_the_translation(bool isBelow, string name)
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Amazon([.. Pieces.Select(AmazonMessage.Chunk)]) with { Headers = new() { ["x-amzn-bedrock-content-type"] = "application/json" } });
        var redirect = new Redirect(endpoint.Address);
        var client = new AnthropicBedrockClient(new AnthropicBedrockPrivateKeyCredentials { Region = "us-east-1", ApiAccessKey = "AKIAEXAMPLE", ApiSecret = "s3cret" })
        {
            HttpClient = new HttpClient(isBelow ? new OpikHttpHandler(redirect, Options) : redirect),
        };
        var text = string.Empty;

        await foreach (var item in (isBelow ? client : client.UseOpik(Options)).Messages.CreateStreaming(
            new MessageCreateParams { Model = "anthropic.claude-3-5-haiku-20241022-v1:0", MaxTokens = 50, Messages = [new UserMessageParam("Hi")] }, Timeout))
        {
            if (item.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var piece))
                text += piece.Text;
        }

        Assert.Equal("Hello", text);
        Assert.Contains("/invoke-with-response-stream", Assert.Single(endpoint.Requests).Target, StringComparison.Ordinal);
        Assert.Contains("AWS4-HMAC-SHA256", endpoint.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        var span = Span;
        Assert.Equal((name, "bedrock"), (span.Name, span.Provider));
        Assert.Contains("Hello", span.Output.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((3, 5, 8), (span.Usage["prompt_tokens"], span.Usage["completion_tokens"], span.Usage["total_tokens"]));
        Assert.All(Recorder.Messages, message => Assert.DoesNotContain("s3cret", message.Json.GetRawText()));
    }

    // The client signs for the host of the region; the bytes go to the endpoint of the test.
    private sealed class Redirect(Uri address) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
