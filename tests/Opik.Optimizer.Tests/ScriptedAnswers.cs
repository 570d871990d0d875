using System.Text.Json.Nodes;

namespace Opik.Optimizer.Tests;

/// <summary>Answers to whatever schema is asked for.</summary>
internal static class ScriptedAnswers
{
    public static JsonObject Any(ModelQuestion question, Func<string> text)
    {
        var answer = new JsonObject();
        foreach (var (name, _) in (JsonObject)question.Schema["properties"]!)
        {
            answer[name] = name switch
            {
                "failure_modes" or "unified_failure_modes" => new JsonArray(new JsonObject { ["name"] = "mode", ["description"] = "d", ["root_cause"] = "c" }),
                "messages" or "first_child" or "second_child" => ScriptedHost.Prompt(text())["messages"]!.DeepClone(),
                "prompts" => new JsonArray(ScriptedHost.Prompt(text()), ScriptedHost.Prompt(text()), ScriptedHost.Prompt(text())),
                "new_text" => text(),
                _ => "words",
            };
        }

        return answer;
    }
}
