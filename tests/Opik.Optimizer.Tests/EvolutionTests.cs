namespace Opik.Optimizer.Tests;

public sealed class EvolutionTests
{
    [Fact]
    public async Task A_population_is_made_of_the_original_fresh_starts_and_variations()
    {
        var number = 0;
        var host = new ScriptedHost { Limits = new OptimizationLimits(5, null), Answer = question => ScriptedAnswers.Any(question, () => $"v{++number}") };
        var result = await host.RunAsync("evolutionary", ScriptedHost.Setup(trials: 5, parameters: """{"population_size":6}"""));

        Assert.Equal(["ask/evolution/first/fresh", "ask/evolution/first/varied"], host.Asked.Take(2).Select(question => question.Key));
        Assert.Contains("Prompts wanted: 1", host.Asked.First().Messages[^1].Content, StringComparison.Ordinal);
        Assert.All(result.Trials.Skip(1).Take(4), trial => Assert.Equal(["c0"], trial.Candidate.Parents));
    }

    [Fact]
    public async Task Five_generations_without_a_better_one_end_the_run()
    {
        var host = new ScriptedHost { Limits = new OptimizationLimits(1000, null), Answer = static _ => null };
        var result = await host.RunAsync("evolutionary", ScriptedHost.Setup(trials: 1000, parameters: """{"population_size":4,"num_generations":50,"enable_llm_crossover":false}"""));

        Assert.Equal(StopReason.NoImprovement, result.Reason);
        Assert.Contains(host.Lines, line => line.StartsWith("Generation 5", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Lines, line => line.StartsWith("Generation 6", StringComparison.Ordinal));
        // Three stale generations: a new population around the best.
        Assert.Contains(host.Asked, question => question.Key == "ask/evolution/4/fresh");
    }

    [Fact]
    public void Nobody_on_the_front_is_both_worse_and_longer()
    {
        var population = new[] { One("aaaa", 0.9), One("aa", 0.5), One("aaaaaa", 0.8), One("a", 0.5) };

        Assert.Equal(["aaaa", "a"], Selection.ByFronts(population, 2).Select(each => each.Text));
        Assert.Equal(["aaaa", "a", "aaaaaa", "aa"], Selection.ByFronts(population, 4).Select(each => each.Text).OrderBy(text => Array.IndexOf(["aaaa", "a", "aaaaaa", "aa"], text)));
        Assert.False(Selection.Dominates(population[0], population[0]));
    }

    [Fact]
    public void Elites_go_on_as_they_are()
    {
        var population = new[] { One("a", 0.1), One("b", 0.9), One("c", 0.5) };

        Assert.Equal(["b", "c"], Selection.ByTournament(population, 3, 2, 2, new Random(1)).Take(2).Select(each => each.Text));
    }

    [Theory]
    // Two bests at least; then by gain and diversity.
    [InlineData(0.2, 0.9, 0.5)]
    [InlineData(0.4, 0.3, 0.5, 0.5)]
    [InlineData(0.3, 0.9, 0.5, 0.5)]
    [InlineData(0.16, 0.9, 0.5, 0.6)]
    [InlineData(0.2, 0.9, 0.5, 0.51)]
    [InlineData(0.4, 0.9, 0.5, 0.5, 0.5, 0.5)]
    public void The_rate_follows_gain_and_diversity(double expected, double diversity, params double[] bests)
    {
        var rate = new MutationRate(0.2, isAdaptive: true);
        foreach (var best in bests)
            rate.Note(best);

        Assert.Equal(expected, rate.Next(diversity), 9);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "xyz", 1)]
    [InlineData("lewenstein", "levenshtein", 1 - (2.0 * 9 / 21))]
    public void Distances_are_of_common_letters(string left, string right, double expected) => Assert.Equal(expected, Diversity.Distance(left, right), 9);

    [Fact]
    public void Texts_are_crossed_by_sentences_else_by_words()
    {
        var (first, second) = TextCrossover.Cross([new("system", "A one. A two.")], [new("system", "B one. B two.")], new Random(1));
        Assert.Equal(("A one. B two.", "B one. A two."), (first[0].Content, second[0].Content));
        (first, second) = TextCrossover.Cross([new("system", "be brief")], [new("system", "say all")], new Random(1));
        Assert.Equal(("be all", "say brief"), (first[0].Content, second[0].Content));
        (first, _) = TextCrossover.Cross([new("system", "one. two.")], [new("user", "three. four.")], new Random(1));
        Assert.Equal("one. two.", first[0].Content);
    }

    [Fact]
    public void Words_and_sentences_are_only_moved()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            const string Text = "Be brief and clear. Say the year first. Use digits.";
            var (changed, _) = TextMutation.Structure(Text, new Random(seed));
            Assert.Empty(Words(Text).Except(Words(changed)));
            Assert.Equal(Words("a b c"), Words(TextMutation.SwapWords("a b c", new Random(seed))));
        }
    }

    private static IEnumerable<string> Words(string text) => text.Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);

    private static Individual One(string text, double score)
    {
        PromptMessage[] messages = [new("system", text)];
        return new Individual(messages, "", []) { Trial = new Evaluation(new Candidate { Id = text, Messages = messages }, 1, [new RowScore(Guid.Empty, score)]) };
    }
}
