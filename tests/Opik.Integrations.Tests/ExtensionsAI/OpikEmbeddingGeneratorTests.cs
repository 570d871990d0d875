using Microsoft.Extensions.AI;
using Opik.Sdk.Testing;

namespace Opik.Integrations.Tests.ExtensionsAI;

public sealed class OpikEmbeddingGeneratorTests
{
    private readonly OpikRecorder _recorder = new();

    [Fact]
    public async Task A_call_is_one_span_without_the_vectors()
    {
        using var generator = new Vectors().AsBuilder().UseOpik(_recorder.Client).Build();
        var vectors = await generator.GenerateAsync(["one", "two"], new EmbeddingGenerationOptions { ModelId = "small" }, TestContext.Current.CancellationToken);

        Assert.Equal(2, vectors.Count);
        var span = Assert.Single(Assert.Single(_recorder.Traces).AllSpans);
        Assert.Equal(("embeddings small", "llm", "small-2", "openai"), (span.Name, span.Type, span.Model, span.Provider));
        Assert.Equal("""{"input":["one","two"]}""", span.Input.GetRawText());
        Assert.Equal("""{"embeddings":[{"index":0,"dimensions":3},{"index":1,"dimensions":3}]}""", span.Output.GetRawText());
        Assert.Equal((7, 7), (span.Usage["prompt_tokens"], span.Usage["total_tokens"]));
    }

    [Fact]
    public async Task A_failed_call_fails_its_span()
    {
        using var generator = new Vectors().AsBuilder().UseOpik(_recorder.Client).Build();
        await Assert.ThrowsAsync<NotSupportedException>(() => generator.GenerateAsync(["fail"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("System.NotSupportedException", _recorder.Traces[0].ErrorType);
    }

    private sealed class Vectors : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (values.Contains("fail"))
                throw new NotSupportedException("no vectors");
            var vectors = values.Select(_ => new Embedding<float>(new float[3]) { ModelId = "small-2" });
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(vectors) { Usage = new UsageDetails { InputTokenCount = 7 } });
        }

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("openai", defaultModelId: "large") : null;

        public void Dispose()
        {
        }
    }
}
