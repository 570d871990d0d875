using Microsoft.Extensions.AI;
using Opik.Extensions.AI.Chat;
using Opik.Extensions.AI.Embeddings;

namespace Opik.Extensions.AI;

/// <summary>Logs each call of an embedding generator as a span of type <c>llm</c>: inputs, number and size of the vectors, usage, model.</summary>
/// <typeparam name="TInput">What is embedded.</typeparam>
/// <typeparam name="TEmbedding">The vectors.</typeparam>
public sealed class OpikEmbeddingGenerator<TInput, TEmbedding> : DelegatingEmbeddingGenerator<TInput, TEmbedding>
    where TEmbedding : Embedding
{
    private readonly OpikClient? _client;
    private readonly OpikMiddlewareOptions _options;
    private readonly EmbeddingGeneratorMetadata? _metadata;

    /// <summary>Wraps a generator.</summary>
    /// <param name="innerGenerator">Makes the calls.</param>
    /// <param name="client">Logs them; null: <see cref="OpikClient.Default"/> at the time of each call.</param>
    /// <param name="options">How; null: the defaults.</param>
    public OpikEmbeddingGenerator(IEmbeddingGenerator<TInput, TEmbedding> innerGenerator, OpikClient? client = null, OpikMiddlewareOptions? options = null)
        : base(innerGenerator)
    {
        _client = client;
        _options = options ?? new OpikMiddlewareOptions();
        _metadata = innerGenerator.GetService<EmbeddingGeneratorMetadata>();
    }

    /// <inheritdoc/>
    public override async Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(
        IEnumerable<TInput> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var inputs = values as IReadOnlyCollection<TInput> ?? [.. values];
        var model = options?.ModelId ?? _metadata?.DefaultModelId;
        using var call = ModelCallSpan.Start(_client ?? OpikClient.Default, _options, "embeddings", model);
        if (call is null)
            return await base.GenerateAsync(inputs, options, cancellationToken).ConfigureAwait(false);
        using var scope = call.Enter();
        call.SetModel(model, _options.Provider ?? _metadata?.ProviderName);
        call.SetMetadata("created_from", "Microsoft.Extensions.AI");
        if ((options?.Dimensions ?? _metadata?.DefaultModelDimensions) is { } dimensions)
            call.SetMetadata("dimensions", dimensions);
        if (_options.CaptureInput)
            call.Span.SetInputJson(EmbeddingPayloads.Input(inputs));
        try
        {
            var embeddings = await base.GenerateAsync(inputs, options, cancellationToken).ConfigureAwait(false);
            if (_options.CaptureOutput)
                call.Span.SetOutputJson(EmbeddingPayloads.Output(embeddings));
            call.SetModel(embeddings.FirstOrDefault()?.ModelId, null);
            if (ChatUsage.Of(embeddings.Usage) is { } usage)
                call.Span.Usage = usage;
            call.Span.TotalCost ??= scope.TotalCost;
            return embeddings;
        }
        catch (Exception exception)
        {
            call.Span.SetError(exception);
            throw;
        }
    }
}
