using Opik.Evaluation;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Simulation;
using Opik.Evaluation.Threads;

namespace Opik.Samples.Suites;

internal static class SimulationSnippets
{
    public static async Task RunAsync(OpikClient client)
    {
        var agent = new SupportAgent(client);

        #region run
        using var user = new SimulatedUser("You bought shoes that do not fit and want your money back. You are impatient.");

        var simulation = await client.RunSimulationAsync(
            turn => agent.ReplyAsync(turn.Message, turn.ThreadId),
            user,
            new SimulationOptions { MaxTurns = 3, InitialMessage = "I want a refund!" });

        foreach (var message in simulation.ConversationHistory)
            Console.WriteLine($"{message.Role}: {message.Text}");
        #endregion

        #region fixed
        using var script = new SimulatedUser("A user with a script", new SimulatedUserOptions { FixedResponses = ["Hello", "I want a refund", "Thank you"] });
        var next = await script.GenerateResponseAsync([ConversationMessage.Assistant("How can I help?")]);
        #endregion
        Console.WriteLine($"Script: {next}");

        #region score
        IMetric[] metrics = [new ShortAnswers()];

        var scores = await client.ScoreConversationAsync(simulation.ConversationHistory, metrics);
        client.LogThreadsFeedbackScores(scores.Select(score => ThreadFeedbackScore.Of(simulation.ThreadId, score)));
        #endregion

        #region threads
        var result = await client.EvaluateThreadsAsync(new ThreadEvaluationOptions
        {
            FilterString = "number_of_messages >= 2",
            Metrics = metrics,
            InputTransform = input => (string?)input?["user_message"],
            OutputTransform = output => (string?)output?["output"],
        });

        foreach (var thread in result.Results)
            Console.WriteLine($"{thread.ThreadId}: {string.Join(", ", thread.Scores.Select(score => $"{score.Name} {score.Value:0.##}"))}");
        #endregion
    }

    #region metric
    private sealed class ShortAnswers() : Metric("short_answers")
    {
        public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("conversation")];

        protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
        {
            var answers = ConversationMessage.ListFrom(arguments).Where(message => message.IsAssistant).ToArray();
            if (answers.Length == 0)
                throw new MetricComputationException("There is no answer to measure.");
            return new(new ScoreResult(Name, answers.Average(answer => answer.Text?.Length <= 100 ? 1 : 0)));
        }
    }
    #endregion
}
