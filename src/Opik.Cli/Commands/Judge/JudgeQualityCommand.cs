using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.AI;
using Opik.Cli.Hosting;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Judges.Quality;
using Opik.Llm;

namespace Opik.Cli.Commands.Judge;

/// <summary><c>opik judge quality</c>.</summary>
internal static class JudgeQualityCommand
{
    private const int Retries = 2;

    private static readonly Option<string> Name = new Option<string>("--judge") { Description = "The judge.", HelpName = "NAME", Required = true }.AcceptOnlyFromAmong([.. JudgeCatalog.Names]);
    private static readonly Option<string?> Model = new("--model") { Description = "The judge's model. Default: OPIK_DEFAULT_LLM, else openai/gpt-5-nano.", HelpName = "PROVIDER/MODEL" };
    private static readonly Option<string?> BaseUrl = new("--base-url") { Description = "Address of the model's interface. Default: that of the environment, else the provider's.", HelpName = "URL" };
    private static readonly Option<string?> Data = new("--data") { Description = "Labelled examples, a JSON object on each line. Default: the set that comes with the judge.", HelpName = "FILE" };
    private static readonly Option<double> Threshold = Number("--threshold", "From which score on the judge says yes, 0 to 1.", 0.5);
    private static readonly Option<double?> Temperature = new("--temperature") { Description = "Temperature. Default: the judge's own.", HelpName = "NUMBER" };
    private static readonly Option<int> Threads = new("--threads") { Description = "Examples judged at a time.", HelpName = "COUNT", DefaultValueFactory = _ => 8 };
    private static readonly Option<double> MinAgreement = Number("--min-agreement", "End with 1 when the judge agrees with fewer of the examples, 0 to 1.", 0);
    private static readonly Option<bool> Json = CommonOptions.Flag("--json", "Write the report as JSON.");

    /// <summary>The command.</summary>
    public static Command Create() => new DetailedCommand("quality", "Run a judge over labelled examples: agreement, precision, recall, F1, kappa, cost, tokens, latency and disagreements.", $$"""
        Judges: {{string.Join(", ", JudgeCatalog.Names)}}.
        Sets that come along: {{string.Join(", ", LabelledSet.BuiltIn)}} (40 examples each).

        A line of a labelled file has the arguments of the judge by name, "label" (true: the right score is at least the threshold), and may have "id" and "note":
          {"id":"1","input":"When?","output":"In 1932.","context":["Opened in 1932."],"label":false}

        Examples:
          opik judge quality --judge hallucination --model openai/gpt-5-nano
          opik judge quality --judge moderation --model anthropic/claude-haiku-4-5 --data labelled.jsonl --threshold 0.3
          opik judge quality --judge answer_relevance --model ollama/llama3.2 --json --min-agreement 0.9
        """)
    {
        Name, Model, BaseUrl, Data, Threshold, Temperature, Threads, MinAgreement, Json,
    }.Running(RunAsync);

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Value(Threshold) is not (>= 0 and <= 1) || context.Value(MinAgreement) is not (>= 0 and <= 1))
            throw CommandException.WrongUsage("--threshold and --min-agreement are numbers from 0 to 1.");
        if (context.Value(Threads) < 1)
            throw CommandException.WrongUsage("--threads is at least 1.");
        var set = Load(context);
        var model = context.Value(Model) ?? ChatModels.DefaultId();
        var meter = new ChatMeter();
        using var client = Connect(context, model, meter);
        var judge = JudgeCatalog.Create(context.Value(Name), JudgeModel.Of(client), context.Value(Temperature));
        using (judge as IDisposable)
        {
            var options = new JudgeQualityOptions { Threshold = context.Value(Threshold), MaxParallel = context.Value(Threads), Meter = meter, TimeProvider = context.Clock, Progress = Progress(context.Terminal, set) };
            var report = await JudgeQuality.MeasureAsync(judge, set, options, cancellationToken).ConfigureAwait(false);
            QualityReportView.Write(context.Terminal, report, model, context.Value(Json));
            if (report.Matrix.Total == 0)
                throw new CommandException($"Nothing could be judged: {report.Failures.First().Reason}");
            if (report.Matrix.Agreement < context.Value(MinAgreement))
                throw new CommandException(string.Create(CultureInfo.InvariantCulture, $"The judge agrees with {report.Matrix.Agreement:0.###} of the examples; wanted was {context.Value(MinAgreement):0.###}."));
        }

        return ExitCode.Success;
    }

    private static LabelledSet Load(CommandContext context)
    {
        try
        {
            if (context.Value(Data) is { } file)
            {
                using var reader = new StreamReader(file);
                return LabelledSet.Read(Path.GetFileName(file), reader);
            }

            return JudgeCatalog.SetOf(context.Value(Name)) is { } builtIn
                ? LabelledSet.Load(builtIn)
                : throw CommandException.WrongUsage($"No labelled set comes with the judge {context.Value(Name)}: name a file with --data.");
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw new CommandException($"{context.Value(Data)}: {wrong.Message}");
        }
    }

    private static IChatClient Connect(CommandContext context, string model, ChatMeter meter)
    {
        Uri? address = null;
        if (context.Value(BaseUrl) is { } url && !Uri.TryCreate(url, UriKind.Absolute, out address))
            throw CommandException.WrongUsage($"--base-url is no address: {url}");
        try
        {
            return ChatModels.Create(model, new ChatModelOptions { Endpoint = address, Retries = Retries, Track = false, Clock = context.Clock, Meter = meter });
        }
        catch (Exception wrong) when (wrong is ArgumentException or ChatException or NotSupportedException)
        {
            throw new CommandException(wrong.Message);
        }
    }

    private static Action<int>? Progress(Terminal terminal, LabelledSet set)
    {
        if (!terminal.CanDraw)
            return null;
        var turn = new Lock();
        return done =>
        {
            lock (turn)
            {
                if (done % 10 == 0 || done == set.Examples.Count)
                    terminal.Note($"{done} of {set.Examples.Count} judged");
            }
        };
    }

    private static Option<double> Number(string name, string description, double value) =>
        new(name) { Description = description, HelpName = "NUMBER", DefaultValueFactory = _ => value };
}
