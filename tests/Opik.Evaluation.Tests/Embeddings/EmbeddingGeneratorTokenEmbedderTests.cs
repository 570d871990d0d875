using Microsoft.Extensions.AI;
using Opik.Evaluation.Embeddings;

namespace Opik.Evaluation.Tests.Embeddings;

public class EmbeddingGeneratorTokenEmbedderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachWordIsAskedForOnceInOneCall()
    {
        using var model = new LengthGenerator();
        var texts = await new EmbeddingGeneratorTokenEmbedder(model).EmbedAsync(["The cat, the dog!", "A cat.", "..."], Cancellation);

        Assert.Equal(["the cat dog a"], model.Calls);
        Assert.Equal([["the", "cat", "the", "dog"], ["a", "cat"], []], texts.Select(text => text.Select(token => token.Token)));
        Assert.Equal([3, 1], texts[1][1].Vector.ToArray());
    }

    [Fact]
    public async Task MarksStayOnTheirWords()
    {
        using var model = new LengthGenerator();
        var texts = await new EmbeddingGeneratorTokenEmbedder(model).EmbedAsync(["Cafe\u0301-कारण 😀 İ"], Cancellation);

        Assert.Equal(["cafe\u0301", "कारण", "i\u0307"], texts[0].Select(token => token.Token));
    }

    [Fact]
    public async Task WordsAreDividedAsOneChooses()
    {
        using var model = new LengthGenerator();
        var texts = await new EmbeddingGeneratorTokenEmbedder(model, tokenizer: text => text.Split('|')).EmbedAsync(["A b|C"], Cancellation);

        Assert.Equal(["A b", "C"], texts[0].Select(token => token.Token));
    }

    [Fact]
    public async Task TextsWithoutWordsAskForNothing()
    {
        using var model = new LengthGenerator();
        var texts = await new EmbeddingGeneratorTokenEmbedder(model).EmbedAsync(["?!"], Cancellation);

        Assert.Empty(Assert.Single(texts));
        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task AModelThatLeavesWordsOutIsAnError()
    {
        using var model = new LengthGenerator(skip: 1);

        await Assert.ThrowsAsync<MetricComputationException>(() => new EmbeddingGeneratorTokenEmbedder(model).EmbedAsync(["a b"], Cancellation));
    }

    // A word's vector is its length and 1.
    private sealed class LengthGenerator(int skip = 0) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Calls { get; } = [];

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var words = values.ToList();
            Calls.Add(string.Join(' ', words));
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(words.Skip(skip).Select(word => new Embedding<float>(new float[] { word.Length, 1 }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
