using Microsoft.Extensions.AI;
using Opik.Evaluation.Datasets;
using Opik.Evaluation.Judges;
using Opik.Evaluation.PromptEvaluation;
using Opik.Evaluation.Results;
using ChatMessage = Opik.Prompts.Chat.ChatMessage;

namespace Opik.Evaluation;

/// <content>Evaluations of prompts.</content>
public static partial class OpikEvaluation
{
    /// <summary>
    /// Asks a model with a prompt for each item of a dataset, and scores its answers. The configuration of the experiment gets
    /// <c>prompt_template</c> and <c>model</c>. Python: <c>evaluate_prompt</c>.
    /// </summary>
    /// <param name="client">Its server keeps the experiment.</param>
    /// <param name="dataset">A dataset, or one version of it.</param>
    /// <param name="messages">Messages with places for members of the item: <c>{{question}}</c>.</param>
    /// <param name="model">The model: an id such as <c>openai/gpt-5-nano</c>, or a client of your own with <see cref="JudgeModel.Of(IChatClient)"/>.</param>
    /// <param name="options">Metrics and more; they see the filled messages as <c>input</c> and the answer as <c>output</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">There are no messages, or an option is out of range.</exception>
    public static async Task<EvaluationResult> EvaluatePromptAsync(
        this OpikClient client, EvaluationDataset dataset, IReadOnlyList<ChatMessage> messages, JudgeModel? model = null, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
            throw new ArgumentException("A prompt needs at least one message.", nameof(messages));
        model ??= JudgeModel.Default;
        options ??= new EvaluationOptions();
        var config = options.ExperimentConfig?.DeepClone().AsObject() ?? [];
        if (!config.ContainsKey("prompt_template"))
            config["prompt_template"] = PromptTask.ToJson(messages);
        var chat = model.CreateClient(new JudgeOptions { Model = model });
        try
        {
            if (!config.ContainsKey("model"))
                config["model"] = model.Client is null ? model.Name : ModelName(chat);
            return await client.EvaluateAsync(dataset, PromptTask.Of(messages, chat), options with { ExperimentConfig = config }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A client that was given belongs to whoever gave it.
            if (model.Client is null)
                chat.Dispose();
        }
    }

    private static string ModelName(IChatClient chat) => chat.GetService<ChatClientMetadata>()?.DefaultModelId ?? chat.GetType().Name;
}
